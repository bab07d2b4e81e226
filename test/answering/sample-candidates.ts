import type { Article } from '../../src/archive/article.js';
import type { ScoredSentence } from '../../src/answering/score-sentences.js';
import type { Candidate } from '../../src/search/retrieve.js';
import { sampleContent } from '../archive/sample-articles.js';
import { sentenceSpans } from '../search/small-archive.js';

export interface SampleCandidate {
  readonly collection?: string;
  readonly articleId?: string;
  readonly passageId?: number;
  /** Where the passage starts in its article. */
  readonly start?: number;
  readonly score?: number;
  readonly article?: Partial<Article>;
}

/** A passage that was found, whose sentences end with a full stop, a question mark or an exclamation mark. */
export function sampleCandidate(text: string, parts: SampleCandidate = {}): Candidate {
  const { collection = 'local', articleId = 'a', passageId = 1, start = 0, score = 0 } = parts;
  const article: Article = {
    ...sampleContent({ text: ' '.repeat(start) + text }),
    id: articleId,
    version: 1,
    addedAt: '2026-03-01T12:00:00Z',
    ...parts.article,
  };
  const place = { id: passageId, articleId, version: 1, start, end: start + text.length };
  const passage = { ...place, sentences: sentenceSpans(text, start), text, article };
  return { passage, collection, cosine: 0, keyword: 0, articleScore: score, score };
}

/** A sentence of it with a merit; it promises as much. */
export function sampleSentence(candidate: Candidate, index: number, merit: number): ScoredSentence {
  const { passage } = candidate;
  const span = passage.sentences[index];
  if (!span) throw new Error(`The sample has no sentence ${index}.`);
  const text = passage.text.slice(span.start - passage.start, span.end - passage.start);
  const signs = {
    coveredBySentence: 0,
    coveredWithPrevious: 0,
    holdsKind: 0,
    behindBest: 0,
    newFacts: 0,
    length: 0,
    isQuestion: 0,
  };
  return { candidate, index, span, text, signs, promise: merit, merit };
}
