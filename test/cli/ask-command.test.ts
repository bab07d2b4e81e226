import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerJson } from '../../src/answering/answer-json.js';
import { inventedArchive, scaffoldingQuestion } from './invented-archive.js';
import { inventedArticle } from './invented-articles.js';
import { jsonLines, runCli } from './run-cli.js';

let archive: string;
beforeAll(async () => {
  archive = await inventedArchive();
});

const askIn = (collection: string) =>
  runCli(['ask', scaffoldingQuestion, '--collection', collection], { archive });

describe('dateline ask', () => {
  it('says that a collection holds nothing, whose name may be mistyped', async () => {
    expect(await askIn('guild:404')).toMatchObject({
      code: 0,
      stderr: 'The collection "guild:404" holds no article of its own.\n',
    });
    expect(await askIn('local')).toMatchObject({ code: 0, stderr: '' });
  });

  it('prints the answer as one JSON object with the keys that scripts rely on, and nothing else', async () => {
    const run = await runCli(['ask', scaffoldingQuestion, '--json'], { archive });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const [answer, ...more] = jsonLines<AnswerJson>(run);
    expect(more).toEqual([]);
    expect(answer).toMatchObject({
      answer: expect.stringMatching(/^[0-9a-z]{8}$/),
      question: scaffoldingQuestion,
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
      runCli(['ask', ...scaffoldingQuestion.split(' ')], { archive }),
      runCli(['ask', 'How do I descale a kettle?'], { archive }),
    ]);
    expect(hit).toMatchObject({ code: 0, stderr: '' });
    expect(hit.stdout).toContain('Sources\n[1] ');
    expect(hit.stdout).toMatch(/Answer (\w{8}) · “dateline sources \1” cites it at any time\n$/);
    expect(miss.code).toBe(0);
    expect(miss.stdout).toContain('nothing');
    expect(`${hit.stdout}${miss.stdout}`).not.toMatch(/\/(?:sources|add|ask)\b/);
  });

  it('answers a batch in order, one object a line, the unreadable lines too', async () => {
    const file = join(archive, 'batch.jsonl');
    const lines = [
      { id: 7, question: scaffoldingQuestion, extra: true },
      { id: 'b', question: 'Which repair did the council vote for?', date: '2025-03-01' },
      { id: 'c', question: 'Which repair did the council vote for?', asOf: '2025-03-03', date: '2025-03-01' },
      { id: 'd' },
      { id: 'e', question: scaffoldingQuestion, date: '1st of May' },
    ];
    await writeFile(file, [...lines.map((line) => JSON.stringify(line)), '{broken', ''].join('\r\n'));
    const run = await runCli(['ask', '--batch', file, '--json'], { archive });
    const answers = jsonLines<AnswerJson & { error?: string }>(run);
    expect(answers.map(({ id }) => id)).toEqual([7, 'b', 'c', 'd', 'e', null]);
    expect(answers[0]).toMatchObject({ question: scaffoldingQuestion, verdict: 'answered' });
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
