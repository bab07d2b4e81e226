import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerJson } from '../../src/answering/answer-json.js';
import { inventedFile } from './invented-articles.js';
import { jsonLines, runCli, temporaryFolder } from './run-cli.js';

const report = `---
title: Windmill of Larkness turns again
outlet: Harbour Gazette
date: 2025-01-20
modified: 2025-01-22
authors: [Ana Kirkwood, Piet Solheim]
language: en-GB
---
The windmill of Larkness turned on Monday for the first time since the flood. Its miller ground nine sacks of rye.
`;
const questions = [
  'How many sacks of rye did the miller of Larkness grind?',
  'What did Mayor Priya Vantongeren of Quillmere say about the scaffolding?',
  'When is the harbour festival?',
];

let archive: string;
let other: string;
beforeAll(async () => {
  archive = await temporaryFolder();
  other = await temporaryFolder();
  await writeFile(join(archive, 'windmill.md'), report);
  await writeFile(join(archive, 'articles.jsonl'), inventedFile(4));
  await runCli(['add', join(archive, 'windmill.md')], { archive });
  const pasted =
    'The harbour festival of Vashti Bay begins on 4 July. Its first guest is the choir of Penfold.';
  await runCli(['add', '-'], { archive, input: pasted });
  await runCli(['import', join(archive, 'articles.jsonl')], { archive });
});

/** What an answer says, without what differs from one asking to the next. */
async function answersOf(folder: string) {
  const runs = await Promise.all(
    questions.map((question) =>
      runCli(['ask', question, '--json', '--as-of', '2026-01-01'], { archive: folder }),
    ),
  );
  return runs
    .flatMap((run) => jsonLines<AnswerJson>(run))
    .map((answer) => ({
      ...answer,
      answer: null,
      tookMs: null,
    }));
}

describe('dateline export', () => {
  it('writes what import reads: another archive then gives the same answers, of the same articles', async () => {
    const file = join(archive, 'export.jsonl.gz');
    const exported = await runCli(['export', file], { archive });
    expect(exported).toMatchObject({ code: 0, stdout: `6 articles written to ${file}.\n`, stderr: '' });
    const imported = await runCli(['import', file, '--json'], { archive: other });
    expect(jsonLines(imported).at(-1)).toMatchObject({ summary: { added: 6, refused: 0 } });

    const [answers, same] = [await answersOf(archive), await answersOf(other)];
    expect(answers.map(({ verdict }) => verdict)).toEqual(['answered', 'answered', 'answered']);
    expect(same).toEqual(answers);

    const again = await runCli(['import', file, '--json'], { archive });
    expect(jsonLines(again).at(-1)).toMatchObject({ summary: { added: 0, updated: 0, duplicate: 6 } });
  });

  it('keeps authors, language, the day of the last change, and where a text is from', async () => {
    const lines = (await runCli(['export', '-'], { archive: other })).stdout;
    const windmill = lines.split('\n').find((line) => line.includes('Windmill of Larkness'));
    expect(JSON.parse(windmill ?? '{}')).toMatchObject({
      title: 'Windmill of Larkness turns again',
      date: '2025-01-20',
      source: 'Harbour Gazette',
      url: null,
      authors: ['Ana Kirkwood', 'Piet Solheim'],
      modifiedAt: '2025-01-22',
      language: 'en-GB',
      provenance: { kind: 'file', fileName: 'windmill.md' },
    });
  });

  it('writes one object a line, packed where the name says so, and the same to standard output', async () => {
    const file = join(archive, 'plain.jsonl');
    const run = await runCli(['export', file, '--json'], { archive });
    expect(jsonLines(run)).toEqual([{ file, articles: 6 }]);
    const written = await readFile(file, 'utf8');
    expect(gunzipSync(await readFile(join(archive, 'export.jsonl.gz'))).toString()).toBe(written);
    expect((await runCli(['export', '-'], { archive })).stdout).toBe(written);
    for (const line of written.trimEnd().split('\n'))
      expect(Object.keys(JSON.parse(line))).toEqual(
        expect.arrayContaining(['id', 'title', 'date', 'source', 'url', 'text', 'article', 'version']),
      );
  });

  it('says that a file cannot be written', async () => {
    const run = await runCli(['export', join(archive, 'no', 'folder', 'file.jsonl')], { archive });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toMatch(/^The file ".+" cannot be written \(ENOENT.+\): choose another\.\n$/);
  });
});
