import type { Article } from '../../archive/article.js';
import { fold } from '../../archive/fold.js';
import type { Alignment } from './alignment.js';
import type { NameRun } from './name-runs.js';
import type { Part, Statement } from './statement.js';

/**
 * Words of a claim's names that a sentence may leave out: where the claim says "Helen Marsh", the sentence "Marsh", and its article
 * calls her by the whole name.
 */
export function givenNamesLeftOut(
  claim: Statement,
  sentence: Statement,
  { text }: Pick<Article, 'text'>,
): ReadonlySet<Part> {
  const left = new Set<Part>();
  const article = fold(text);
  for (const parts of namesOf(claim)) {
    const run = parts[0]?.run;
    const last = parts.at(-1);
    if (!run || !last || parts.length < 2) continue;
    const isShort = sentence.parts.some(
      (part) => part.key === last.key && part.run?.words.length !== run.words.length,
    );
    const isWhole = sentence.parts.some((part) => part.key === parts[0]?.key);
    if (isShort && !isWhole && article.includes(fold(run.words.join(' ')))) {
      for (const part of parts.slice(0, -1)) left.add(part);
    }
  }
  return left;
}

function namesOf(statement: Statement): Part[][] {
  const byRun = new Map<NameRun, Part[]>();
  for (const part of statement.parts) {
    if (part.run) byRun.set(part.run, [...(byRun.get(part.run) ?? []), part]);
  }
  return [...byRun.values()];
}

/**
 * Whether every name of the sentence that the claim touches is one that the claim means: none of its words is left over
 * ("Tarn" is not "Tarn Aero"), unless the article itself calls it so ("Marsh" of "Helen Marsh"), and what owns something owns it
 * in both.
 */
export function namesAgree(
  { matches }: Alignment,
  sentence: Statement,
  article: Pick<Article, 'text'>,
): boolean {
  const matched = new Set(matches.map(({ told }) => told));
  for (const { claimed, told } of matches) {
    if (
      claimed.run?.isPossessive !== undefined &&
      told.run &&
      claimed.run.isPossessive !== told.run.isPossessive
    ) {
      return false;
    }
    if (!told.run) continue;
    const words = sentence.parts.filter(({ run }) => run === told.run);
    const missing = words.filter((part) => !matched.has(part));
    if (missing.length === 0) continue;
    const last = words.at(-1);
    const isOpening = told.run.opens && missing.length === 1 && missing[0] === words[0];
    const isSurname = last !== undefined && matched.has(last) && standsAlone(told.run, article);
    const isLongOpening = isOpening && words.length > 2;
    if (!isLongOpening && !isSurname) return false;
  }
  return true;
}

/** Whether the article uses the last word of a name without the others. */
function standsAlone({ words }: NameRun, { text }: Pick<Article, 'text'>): boolean {
  const last = words.at(-1) ?? '';
  const alone = new RegExp(
    String.raw`(?<!\p{Lu}[\p{L}.’'-]*\s)(?<![\p{L}’'-])${escaped(last)}(?![\p{L}-])`,
    'giu',
  );
  return [...text.matchAll(alone)].some(([found]) => /^\p{Lu}\p{Ll}/u.test(found));
}

function escaped(word: string): string {
  return word.replace(/[^\p{L}\p{N}]/gu, String.raw`\$&`);
}
