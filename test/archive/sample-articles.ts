import { createHash } from 'node:crypto';
import type { Answer } from '../../src/archive/answer.js';
import type { ArticleContent, EmbeddedPassage } from '../../src/archive/article.js';
import { tokensOf, type Form } from '../../src/archive/words.js';

/** Numbers in the vectors of these articles. */
export const sampleDimension = 32;

/** An article without a date, an outlet, a URL or an external id. */
export function sampleContent(parts: Partial<ArticleContent> & { readonly text: string }): ArticleContent {
  return {
    title: null,
    outlet: null,
    authors: [],
    publishedAt: null,
    modifiedAt: null,
    url: null,
    language: 'en',
    provenance: { kind: 'pasted', by: { id: '7', name: 'ana' } },
    externalId: null,
    retrievedAt: '2026-03-01T12:00:00Z',
    original: null,
    ...parts,
  };
}

/** Each paragraph as a passage of one sentence. */
export function samplePassages(text: string): EmbeddedPassage[] {
  return [...text.matchAll(/[^\n]+/g)].map((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    return { ...span, sentences: [span], vector: sampleVector(match[0]) };
  });
}

/** A vector of unit length: texts that share words are near each other. */
export function sampleVector(text: string): Float32Array {
  const vector = new Float32Array(sampleDimension).fill(0.01);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const axis = createHash('sha256').update(word).digest().readUInt16LE() % sampleDimension;
    vector[axis] = (vector[axis] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return vector.map((number) => number / length);
}

export function sampleAnswer(parts: Partial<Answer> & { readonly id: string }): Answer {
  return {
    question: 'Where does the ferry stop?',
    filters: { since: null, until: null, outlet: null },
    asOf: '2026-03-01',
    askedAt: '2026-03-01T12:00:00Z',
    verdict: 'nothing',
    probability: 0.03,
    findings: [],
    sources: [],
    disagreement: null,
    coverage: null,
    passages: [],
    articles: [],
    undatedLeftOut: 0,
    tookMs: 3,
    audience: { askerId: '7', channelId: '70', private: false },
    ...parts,
  };
}

/** Words and phrases, each as the form that an English text holds. */
export function formsOf(...phrases: readonly string[]): Form[] {
  return phrases.map((phrase) => tokensOf(phrase, 'en'));
}
