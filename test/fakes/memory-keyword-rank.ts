import type { PassageInContext } from '../../src/archive/collection.js';
import type { Article } from '../../src/archive/article.js';
import { articleTokens, passageTokens } from '../../src/archive/indexed-tokens.js';
import type { Form } from '../../src/archive/words.js';

/** BM25's usual constants: saturation of repeated words, and how much the length of a passage counts. */
const saturation = 1.2;
const lengthShare = 0.75;

/** Something that is found by its tokens; a phrase lies within one of its runs. */
export interface TokenDocument<Id> {
  readonly id: Id;
  readonly runs: readonly (readonly string[])[];
}

/** A passage as it is found by its words. */
export function passageInContext({
  id,
  article,
  text,
}: Pick<PassageInContext, 'id' | 'article' | 'text'>): TokenDocument<number> {
  const { context, body } = passageTokens(article, text);
  return { id, runs: [context, body] };
}

/** An article as it is found by its words. */
export function wholeArticle(article: Article): TokenDocument<string> {
  return { id: article.id, runs: [articleTokens(article)] };
}

/** Documents that hold any of `forms`, by BM25, best first; ties by id. The tokens of a form must stand in sequence. */
export function rankByForms<Id extends string | number>(
  documents: readonly TokenDocument<Id>[],
  forms: readonly Form[],
): readonly { readonly id: Id; readonly score: number }[] {
  const lengths = documents.map(({ runs }) => runs.reduce((sum, run) => sum + run.length, 0));
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents.length);
  const scores = new Map<Id, number>();
  for (const form of forms) {
    const counts = documents.map(({ runs }) => runs.reduce((sum, run) => sum + countForm(run, form), 0));
    const holding = counts.filter((count) => count > 0).length;
    const rarity = Math.log(1 + (documents.length - holding + 0.5) / (holding + 0.5));
    for (const [index, { id }] of documents.entries()) {
      const count = counts[index] ?? 0;
      if (count === 0) continue;
      const norm = saturation * (1 - lengthShare + (lengthShare * (lengths[index] ?? 0)) / meanLength);
      const score = (rarity * count * (saturation + 1)) / (count + norm);
      scores.set(id, (scores.get(id) ?? 0) + score);
    }
  }
  return [...scores]
    .map(([id, score]) => ({ id, score }))
    .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
}

function countForm(run: readonly string[], form: Form): number {
  if (form.length === 0) return 0;
  return run.filter((_, index) => form.every((token, offset) => run[index + offset] === token)).length;
}
