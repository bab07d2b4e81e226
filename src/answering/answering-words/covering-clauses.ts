import type { Span } from '../../archive/article.js';
import { tokensOf, wordsOf } from '../../archive/words.js';
import { stopWords } from '../../search/stop-words.js';
import { clausesOf, trimmed } from './clauses.js';

/** Fewer words of the question in a clause may stand there by chance. */
const leastCovered = 2;

/**
 * The shortest run of neighbouring clauses that holds as many of the question's words as any; null where even that holds
 * fewer than two.
 */
export function coveringClauses(question: string, sentence: string): Span | null {
  const asked = askedTokens(question);
  const clauses = clausesOf(sentence);
  let best: { readonly span: Span; readonly covered: number } | null = null;
  for (const [first, { start }] of clauses.entries()) {
    for (const { end } of clauses.slice(first)) {
      const span = trimmed(sentence, { start, end });
      const held = new Set(tokensOf(sentence.slice(span.start, span.end), null));
      const covered = [...asked].filter((token) => held.has(token)).length;
      const isShorter = best !== null && span.end - span.start < best.span.end - best.span.start;
      if (!best || covered > best.covered || (covered === best.covered && isShorter))
        best = { span, covered };
    }
  }
  return best && best.covered >= leastCovered ? best.span : null;
}

function askedTokens(question: string): ReadonlySet<string> {
  const telling = wordsOf(question).filter((word) => !stopWords.has(word));
  return new Set(telling.flatMap((word) => tokensOf(word, null)));
}
