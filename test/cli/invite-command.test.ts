import { describe, expect, it } from 'vitest';
import { jsonLines, runCli, temporaryFolder } from './run-cli.js';

const id = '123456789012345678';
const token = `${Buffer.from(id).toString('base64')}.invented.for-this-test`;

describe('dateline invite', () => {
  it('prints the link of the application whose token is set, with what the bot needs', async () => {
    const archive = await temporaryFolder();
    const run = await runCli(['invite'], { archive, environment: { DISCORD_TOKEN: token } });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const link = new URL(run.stdout.trim());
    expect(link.origin + link.pathname).toBe('https://discord.com/oauth2/authorize');
    expect(Object.fromEntries(link.searchParams)).toEqual({
      client_id: id,
      scope: 'bot applications.commands',
      // View Channels, Send Messages (in threads too), Embed Links, Attach Files, Read Message History.
      permissions: String((1n << 10n) | (1n << 11n) | (1n << 38n) | (1n << 14n) | (1n << 15n) | (1n << 16n)),
    });
    expect(run.stdout).not.toContain('invented');
  });

  it('takes another application, also as JSON', async () => {
    const archive = await temporaryFolder();
    const run = await runCli(['invite', '--application', '987654321098765432', '--json'], { archive });
    expect(jsonLines(run)).toMatchObject([
      { application: '987654321098765432', link: expect.stringContaining('client_id=987654321098765432&') },
    ]);
  });

  it('says what to do where it knows no application, and never shows the token', async () => {
    const archive = await temporaryFolder();
    const run = await runCli(['invite'], { archive, environment: { DISCORD_TOKEN: 'not-a-token' } });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('--application ID');
    expect(run.stderr).not.toContain('not-a-token');
    expect(await runCli(['invite', '--application', 'mine'], { archive })).toMatchObject({ code: 2 });
  });
});
