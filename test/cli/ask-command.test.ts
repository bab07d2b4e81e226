import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerJson } from '../../src/answering/answer-json.js';
import { inventedArticle, inventedFile } from './invented-articles.js';
import { jsonLines, runCli, temporaryFolder } from './run-cli.js';

const question = 'What did Mayor Teodor Hask of Ostrava Reach say about the scaffolding?';
let archive: string;
beforeAll(async () => {
  archive = await temporaryFolder();
  const file = join(archive, 'articles.jsonl');
  await writeFile(file, inventedFile(6));
  await runCli(['import', file], { archive });
});

describe('dateline ask', () => {
  it('prints the answer as one JSON object with the keys that scripts rely on, and nothing else', async () => {
    const run = await runCli(['ask', question, '--json'], { archive });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const [answer, ...more] = jsonLines<AnswerJson>(run);
    expect(more).toEqual([]);
    expect(answer).toMatchObject({
      answer: expect.stringMatching(/^[0-9a-z]{8}$/),
      question,
      verdict: 'answered',
      probability: expect.any(Number),
      tookMs: expect.any(Number),
      understood: { time: null, outlet: null },
    });
    const [finding] = answer?.findings ?? [];
    const source = answer?.sources.find(({ n }) => n === finding?.source);
    expect(Object.keys(finding ?? {})).toEqual(['source', 'quote', 'start', 'end', 'speaker', 'score']);
    expect(Object.keys(source ?? {})).toEqual(
      expect.arrayContaining([
        'n',
        'article',
        'externalId',
        'title',
        'outlet',
        'publishedAt',
        'url',
        'provenance',
      ]),
    );
    expect(source).toMatchObject({
      externalId: 'invented-3',
      outlet: 'Harbour Gazette',
      publishedAt: '2025-03-04',
      url: 'https://courier.example/3',
      provenance: { kind: 'file', fileName: 'articles.jsonl' },
    });
    expect(inventedArticle(3).text.slice(finding?.start, finding?.end)).toBe(finding?.quote);
    expect(Object.keys(answer?.passages[0] ?? {})).toEqual([
      'article',
      'externalId',
      'start',
      'end',
      'score',
    ]);
    expect(Object.keys(answer?.articles[0] ?? {})).toEqual(['article', 'externalId', 'score']);
    expect(new Set(answer?.articles.map(({ article }) => article)).size).toBe(answer?.articles.length);
  });

  it('takes a miss for an answer too', async () => {
    const run = await runCli(['ask', 'How do I descale a kettle?', '--json'], { archive });
    expect(run.code).toBe(0);
    expect(jsonLines(run)).toMatchObject([{ verdict: 'nothing', findings: [], sources: [] }]);
  });

  it('reads well without --json, and names its own commands, not the bot’s', async () => {
    const [hit, miss] = await Promise.all([
      runCli(['ask', ...question.split(' ')], { archive }),
      runCli(['ask', 'How do I descale a kettle?'], { archive }),
    ]);
    expect(hit).toMatchObject({ code: 0, stderr: '' });
    expect(hit.stdout).toContain('Sources\n[1] ');
    expect(hit.stdout).toMatch(/Answer (\w{8}) · “dateline sources \1” cites it at any time\n$/);
    expect(miss.code).toBe(0);
    expect(miss.stdout).toContain('nothing');
    expect(`${hit.stdout}${miss.stdout}`).not.toMatch(/\/(?:sources|add|ask)\b/);
  });

  it('asks on from an answer, and says what it took over', async () => {
    const [first] = jsonLines<AnswerJson>(await runCli(['ask', question, '--json'], { archive }));
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
      { id: 1, question },
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

  it('answers a batch in order, one object a line, the unreadable lines too', async () => {
    const file = join(archive, 'batch.jsonl');
    const lines = [
      { id: 7, question, extra: true },
      { id: 'b', question: 'Which repair did the council vote for?', date: '2025-03-01' },
      { id: 'c', question: 'Which repair did the council vote for?', asOf: '2025-03-03', date: '2025-03-01' },
      { id: 'd' },
      { id: 'e', question, date: '1st of May' },
    ];
    await writeFile(file, [...lines.map((line) => JSON.stringify(line)), '{broken', ''].join('\r\n'));
    const run = await runCli(['ask', '--batch', file, '--json'], { archive });
    const answers = jsonLines<AnswerJson & { error?: string }>(run);
    expect(answers.map(({ id }) => id)).toEqual([7, 'b', 'c', 'd', 'e', null]);
    expect(answers[0]).toMatchObject({ question, verdict: 'answered' });
    expect(answers[1]?.articles.map(({ externalId }) => externalId)).toEqual(['invented-0']);
    expect(answers[2]?.articles).toHaveLength(3);
    expect(answers[3]?.error).toContain('"question"');
    expect(answers[4]?.error).toContain('"1st of May"');
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('line 6: ');
  });

  it('says that a file of questions is not there', async () => {
    const run = await runCli(['ask', '--batch', 'nowhere.jsonl', '--json'], { archive });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toMatch(/^The file "nowhere\.jsonl" cannot be read \(there is none\): .+\n$/);
  });
});
