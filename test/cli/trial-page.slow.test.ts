import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { starterQuestions } from '../../src/chat/starter-questions.js';
import type { ActionResult, PageAction } from '../../src/chat/page/page-protocol.js';
import { startProcess, startProgram, temporaryFolder } from './run-cli.js';

const environment = { DATELINE_SEEDS: 'true' };

/** What the page does first: it reads who one is and where from itself, and acts as that person there. */
async function openPage(address: string) {
  const html = await (await fetch(address)).text();
  const [, person = ''] = /data-person="(\d+)"/.exec(html) ?? [];
  const [, place = ''] = /data-place="(\d+)"/.exec(html) ?? [];
  const act = async (action: PageAction): Promise<ActionResult> => {
    const body = new FormData();
    body.set('action', JSON.stringify({ person, place, action }));
    const { origin } = new URL(address);
    const response = await fetch(new URL('act', address), { method: 'POST', body, headers: { origin } });
    return (await response.json()) as ActionResult;
  };
  /** The HTML of what is there now. */
  const shown = async (): Promise<string> => {
    const events = await fetch(new URL(`events?${new URLSearchParams({ person, place })}`, address));
    const reader = events.body?.getReader();
    let text = '';
    while (!text.includes('\n\n')) text += new TextDecoder().decode((await reader?.read())?.value);
    await reader?.cancel();
    return text;
  };
  return { act, shown };
}

describe('npm start without a token', () => {
  it('prints the address of a page, within five seconds, which answers, and ends when told to', async () => {
    const archive = await temporaryFolder();
    const started = performance.now();
    const trial = startProgram('src/main.js', [], { archive, input: null, environment });
    let printed = '';
    trial.child.stdout.on('data', (text: string) => (printed += text));
    await trial.said(/http:\S+/);
    const [address = ''] = /http:\S+/.exec(printed) ?? [];
    const page = await openPage(address);
    expect(performance.now() - started).toBeLessThan(5_000);
    for (const question of starterQuestions) {
      const asked = performance.now();
      const result = await page.act({ kind: 'command', name: 'ask', options: { question } });
      expect(result).toMatchObject({ refused: null });
      // Between two questions of a person lie three seconds.
      await wait(Math.max(0, 3_100 - (performance.now() - asked)));
    }
    const shown = await page.shown();
    expect(shown).toContain('Dateline starter archive');
    expect(shown.match(/<h2>🟢 /g)).toHaveLength(starterQuestions.length);
    trial.child.kill('SIGTERM');
    expect(await trial.ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('is no demo of an archive that has served Discord, unless it is asked for', async () => {
    const archive = await temporaryFolder();
    const script = fileURLToPath(new URL('./serve-on-loopback.mjs', import.meta.url));
    const server = startProcess(process.execPath, [script], { archive, input: null });
    await server.said(/^serving$/m);
    server.child.stdin.write('ask\n');
    expect(await server.ended).toMatchObject({ code: 0 });
    const refused = await startProgram('src/main.js', [], { archive }).ended;
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(/^DISCORD_TOKEN is not set, and this archive has served .*--local.*\.\n$/);
    const trial = startProgram('src/main.js', ['--local'], { archive, input: null });
    await trial.said(/http:\S+/);
    trial.child.kill('SIGTERM');
    expect(await trial.ended).toMatchObject({ code: 0 });
  });
});
