import type { Form } from '../../src/archive/words.js';
import { tokensOf } from '../../src/archive/words.js';
import { stopWords } from '../../src/search/stop-words.js';
import type { Base } from './base.js';

/** So many texts are enough to tell which words are common. */
const textsRead = 5_000;

/** The commonest words of a base that a question would be searched by, commonest first. */
export function commonWords({ passages }: Base, count: number): readonly Form[] {
  const ignored = new Set([...stopWords].flatMap((word) => tokensOf(word, 'en')));
  const holding = new Map<string, number>();
  for (const { text } of passages.slice(0, textsRead)) {
    for (const token of new Set(tokensOf(text, 'en'))) {
      if (!ignored.has(token)) holding.set(token, (holding.get(token) ?? 0) + 1);
    }
  }
  const ranked = [...holding].sort(([, left], [, right]) => right - left);
  return ranked.slice(0, count).map(([token]) => [token]);
}
