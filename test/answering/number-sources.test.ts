import { describe, expect, it } from 'vitest';
import type { ChosenQuotation } from '../../src/answering/choose-findings.js';
import { numberSources } from '../../src/answering/number-sources.js';
import { sampleCandidate, samplePassage, type SampleCandidate } from './sample-candidates.js';

function chosen(text: string, likelihood: number, parts: SampleCandidate = {}): ChosenQuotation {
  const {
    sentences: [sentence],
  } = samplePassage(sampleCandidate(text, { articleId: text, ...parts }), likelihood);
  if (!sentence) throw new Error('A quotation needs a sentence.');
  const { start, end } = sentence.span;
  return { sentence, quote: text, start, end, key: { start, end }, likelihood };
}

describe('numberSources', () => {
  it('numbers sources in the order of their first quotation; quotations of one article share one', () => {
    const { findings, sources } = numberSources(
      [
        chosen('Rain.', 0.4, { articleId: 'b' }),
        chosen('Snow.', 0.3, { articleId: 'a' }),
        chosen('Hail.', 0.2, { articleId: 'b', passageId: 2, start: 40 }),
      ],
      1,
    );
    expect(findings.map(({ source, quote }) => [source, quote])).toEqual([
      [1, 'Rain.'],
      [2, 'Snow.'],
      [1, 'Hail.'],
    ]);
    expect(sources.map(({ n, article }) => [n, article])).toEqual([
      [1, 'b'],
      [2, 'a'],
    ]);
  });

  it('takes the same article of two collections for two', () => {
    const { sources } = numberSources(
      ['local', 'seeds'].map((collection) => chosen('Rain.', 0.4, { articleId: 'a', collection })),
      1,
    );
    expect(sources.map(({ n, collection }) => [n, collection])).toEqual([
      [1, 'local'],
      [2, 'seeds'],
    ]);
  });

  it('scores the first as sure as the answer, and the others by how likely they are beside it', () => {
    const quotations = [chosen('Rain.', 0.4), chosen('Snow.', 0.3), chosen('Hail.', 0.01)];
    const scores = numberSources(quotations, 0.8).findings.map(({ score }) => score);
    expect(scores).toEqual([0.8, 0.6, 0.02]);
    expect(numberSources([chosen('Rain.', 0.3)], 1 / 3).findings[0]?.score).toBe(0.3333);
  });

  it('keeps of a source what it was when the answer was given', () => {
    const article = {
      version: 3,
      title: 'Rain',
      outlet: 'The Quay',
      authors: ['Ada Lund'],
      publishedAt: '2026-02-01',
      url: 'https://quay.example/rain',
      externalId: 'q-1',
      language: 'fr',
    };
    const quotation = chosen('Rain.', 0.4, { articleId: 'a', article });
    const { candidate } = quotation.sentence;
    const { passage } = candidate;
    const sentence = {
      ...quotation.sentence,
      candidate: { ...candidate, passage: { ...passage, version: 2 } },
    };
    const { sources } = numberSources([{ ...quotation, sentence }], 1);
    const { provenance, retrievedAt } = passage.article;
    // The version is that of the passage, which is what was quoted.
    expect(sources).toEqual([
      { ...article, n: 1, collection: 'local', article: 'a', version: 2, provenance, retrievedAt },
    ]);
  });

  it('makes nothing of nothing', () => {
    expect(numberSources([], 0.9)).toEqual({ findings: [], sources: [] });
  });
});
