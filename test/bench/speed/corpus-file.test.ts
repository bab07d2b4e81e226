import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { writeCorpusFile } from '../../../bench/speed/corpus-file.js';
import { generatedArticles, generatedQuestions } from '../../../bench/speed/generated-articles.js';

const folder = mkdtempSync(join(tmpdir(), 'dateline-corpus-'));
afterAll(() => rmSync(folder, { recursive: true }));
const target = join(folder, 'written.jsonl');

test('generated articles are the same at every run, and no two alike', () => {
  expect(generatedArticles(2, 5)).toEqual(generatedArticles(7).slice(5));
  const texts = generatedArticles(200).map(({ text }) => text);
  expect(new Set(texts).size).toBe(200);
  expect(new Set(generatedQuestions(200)).size).toBe(200);
});

test('articles of a corpus, packed or not, are taken from the first that is wanted', async () => {
  const lines = ['{"id":"a"}', '', '{"id":"b"}', '{"id":"c"}'].join('\n');
  const packed = join(folder, 'corpus.jsonl.gz');
  writeFileSync(packed, gzipSync(lines));
  await writeCorpusFile(packed, target, { first: 1, count: 2 });
  expect(readFileSync(target, 'utf8')).toBe('{"id":"b"}\n{"id":"c"}');
});

test('a corpus that is too small is refused with its name and both numbers', async () => {
  const small = join(folder, 'small.jsonl');
  writeFileSync(small, '{"id":"a"}\n');
  await expect(writeCorpusFile(small, target, { first: 1, count: 2 })).rejects.toThrow(
    `${small} has 1 articles, not the 3`,
  );
});
