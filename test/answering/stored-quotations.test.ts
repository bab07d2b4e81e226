import { expect, it } from 'vitest';
import type { Finding, Source } from '../../src/archive/answer.js';
import { localCollection } from '../../src/archive/collection-id.js';
import { misquotations } from '../../src/answering/stored-quotations.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import { sampleContent, sampleDimension, samplePassages } from '../archive/sample-articles.js';

it('finds what is not the stored slice: other words, another place, an unknown version, no source, a stranger', async () => {
  const archive = new MemoryArchive(sampleDimension);
  const text = 'The mill closed in March. Its owner blamed the price of flour.';
  const content = sampleContent({ text });
  const { article } = await archive.collection(localCollection).add(content, samplePassages(text));
  const source = { n: 1, collection: 'local', article: article.id, version: 1 } as Source;
  const quote = 'The mill closed in March.';
  const right: Finding = {
    source: 1,
    quote,
    start: 0,
    end: quote.length,
    key: { start: 0, end: quote.length },
    speaker: null,
    score: 1,
  };
  const wrong = [
    { ...right, quote: 'The mill closed in April.' },
    { ...right, start: 1, end: quote.length + 1 },
    { ...right, source: 2 },
    { ...right, source: 3 },
    { ...right, speaker: 'Ada Lund' },
  ];
  const sources = [source, { ...source, n: 2, version: 9 }];
  expect(await misquotations({ findings: [right, ...wrong], sources }, archive)).toEqual(wrong);
});
