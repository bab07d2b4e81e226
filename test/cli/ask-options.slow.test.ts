import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerJson } from '../../src/answering/answer-json.js';
import { inventedArchive, scaffoldingQuestion } from './invented-archive.js';
import { jsonLines, runCli } from './run-cli.js';

let archive: string;
beforeAll(async () => {
  archive = await inventedArchive();
});

describe('dateline ask, with what its options say', () => {
  it('asks on from an answer, and says what it took over', async () => {
    const [first] = jsonLines<AnswerJson>(await runCli(['ask', scaffoldingQuestion, '--json'], { archive }));
    const words = ['ask', 'And when did he say it?', '--follows', first?.answer ?? ''];
    const [shown, json] = await Promise.all([
      runCli(words, { archive }),
      runCli([...words, '--json'], { archive }),
    ]);
    expect(shown.stdout).toMatch(/Asked as: And when did he say it\? — about: .*Teodor Hask/);
    expect(jsonLines<AnswerJson>(json)[0]?.followsUp).toMatchObject({
      answer: first?.answer,
      carried: { instead: null },
    });
    expect(first).not.toHaveProperty('followsUp');
  });

  it('asks on within a batch, by the id of a line before', async () => {
    const file = join(archive, 'dialogue.jsonl');
    const lines = [
      { id: 1, question: scaffoldingQuestion },
      { id: 2, question: 'And when?', follows: 1 },
      { id: 3, question: 'Why?', follows: 'unknown1' },
    ];
    await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'));
    const run = await runCli(['ask', '--batch', file, '--json'], { archive });
    const [first, second, third] = jsonLines<AnswerJson & { error?: string }>(run);
    expect(second?.followsUp?.answer).toBe(first?.answer);
    expect(third?.error).toContain('I know no answer "unknown1"');
    const wrong = await runCli(['ask', '--batch', file, '--follows', 'k3v9q2xw'], { archive });
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain('--follows');
  });

  it('searches only what the options say', async () => {
    const words = ['ask', 'Which repair did the council vote for?', '--json'];
    const [days, outlet, asOf] = await Promise.all([
      runCli([...words, '--since', '2025-03-03', '--until', '2025-03-04'], { archive }),
      runCli([...words, '--outlet', 'harbour gazette', '--limit', '1'], { archive }),
      runCli([...words, '--as-of', '2025-03-02'], { archive }),
    ]);
    const idsOf = (run: typeof days) =>
      jsonLines<AnswerJson>(run).flatMap(({ articles }) =>
        articles.map(({ externalId }) => externalId).sort(),
      );
    expect(idsOf(days)).toEqual(['invented-2', 'invented-3']);
    expect(idsOf(outlet)).toEqual(['invented-1', 'invented-3', 'invented-5']);
    expect(jsonLines<AnswerJson>(outlet)[0]?.findings.length).toBeLessThanOrEqual(1);
    expect(idsOf(asOf)).toEqual(['invented-0', 'invented-1']);
  });

  it('reads the time in the question from the day of asking, and says which days it searched', async () => {
    const words = ['ask', 'Which repair did the council vote for this week?', '--as-of', '2025-03-21'];
    const [json, text] = await Promise.all([
      runCli([...words, '--json'], { archive }),
      runCli(words, { archive }),
    ]);
    const [answer] = jsonLines<AnswerJson>(json);
    const time = { words: 'this week', since: '2025-03-03', until: null, applied: true };
    expect(answer?.understood).toEqual({ time, outlet: null });
    expect(answer?.articles.map(({ externalId }) => externalId).sort()).toEqual([
      'invented-2',
      'invented-3',
      'invented-4',
      'invented-5',
    ]);
    expect(text.stdout).toContain('articles from 3 Mar 2025 to 21 Mar 2025');
  });
});
