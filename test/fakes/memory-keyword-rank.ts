import type { PassageInContext } from '../../src/archive/archive.js';
import { passageContext } from '../../src/archive/passage-context.js';

/** BM25's usual constants: saturation of repeated words, and how much the length of a passage counts. */
const saturation = 1.2;
const lengthShare = 0.75;

/** Passages that hold any of `terms`, by BM25, best first; ties by id. A term of several words must stand as they do. */
export function rankByTerms<Passage extends PassageInContext>(
  passages: readonly Passage[],
  terms: readonly string[],
): readonly { readonly passage: Passage; readonly score: number }[] {
  const documents = passages.map((passage) => {
    const words = tokens(`${passageContext(passage.article)}\n${passage.text}`);
    return { passage, length: words.length, text: ` ${words.join(' ')} ` };
  });
  const meanLength = documents.reduce((sum, { length }) => sum + length, 0) / Math.max(1, documents.length);
  const scores = new Map<Passage, number>();
  for (const phrase of terms.map((term) => tokens(term).join(' '))) {
    if (phrase === '') continue;
    const counts = documents.map(({ text }) => text.split(` ${phrase} `).length - 1);
    const holding = counts.filter((count) => count > 0).length;
    const rarity = Math.log(1 + (documents.length - holding + 0.5) / (holding + 0.5));
    for (const [index, { passage, length }] of documents.entries()) {
      const count = counts[index] ?? 0;
      if (count === 0) continue;
      const norm = saturation * (1 - lengthShare + (lengthShare * length) / meanLength);
      const score = (rarity * count * (saturation + 1)) / (count + norm);
      scores.set(passage, (scores.get(passage) ?? 0) + score);
    }
  }
  return [...scores]
    .map(([passage, score]) => ({ passage, score }))
    .sort((one, other) => other.score - one.score || one.passage.id - other.passage.id);
}

/** Words in lower case without diacritics and without the ending that a plural has. */
function tokens(text: string): readonly string[] {
  const words =
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => (word.length > 3 ? word.replace(/s$/, '') : word));
}
