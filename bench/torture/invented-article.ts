import { createHash } from 'node:crypto';
import type { ArticleHints } from '../../src/reading/article-input.js';
import { Random } from './random.js';

/** An article that nobody wrote: the same for the same key and revision, so that it can be held against what is stored. */
export interface InventedArticle {
  readonly text: string;
  readonly hints: ArticleHints & { readonly title: string; readonly url: string };
  /** A word that stands in each of its paragraphs, and in no other article or revision. */
  readonly mark: string;
}

const people = [
  'The harbour master',
  'A ferry captain',
  'The council of Orvik',
  'Minister Dahlen',
  'The union',
];
const verbs = ['closed', 'reopened', 'inspected', 'sold', 'praised', 'repaired', 'measured', 'surveyed'];
const things = [
  'the north pier',
  'a warehouse',
  'two bridges',
  'the old lighthouse',
  'the fish market',
  'a dry dock',
];
const places = [
  'in Orvik',
  'near Lunde',
  'at the mouth of the Sel',
  'on Harrow Island',
  'beside the railway',
];
const times = [
  'before the storm',
  'after a long vote',
  'during the spring flood',
  'while the fleet was away',
];
const outlets = ['Orvik Courier', 'Sel Valley Post', 'Harrow Islander'];
const paragraphsAtLeast = 3;
const paragraphsMore = 9;
/** Articles of one story tell the same, so that grouping has something to do. */
const stories = 9;

export function inventedArticle(key: string, revision: string): InventedArticle {
  const random = new Random(createHash('sha256').update(`${key} ${revision}`).digest().readUInt32LE());
  const mark = markOf(key, revision);
  const story = createHash('sha256').update(key).digest().readUInt8() % stories;
  const told = new Random(story);
  const subject = `${told.pick(people)} ${told.pick(verbs)} ${told.pick(things)} ${told.pick(places)}`;
  const paragraphs = Array.from({ length: paragraphsAtLeast + random.below(paragraphsMore) }, (_, number) =>
    [
      `${subject}, said ${mark} in part ${number + 1}.`,
      ...Array.from({ length: 2 + random.below(2) }, () => sentence(random)),
    ].join(' '),
  );
  return {
    text: [...paragraphs, `This was revision ${revision} of article ${key}.`].join('\n\n'),
    hints: {
      title: titleOf(key),
      outlet: random.pick(outlets),
      publishedAt: `2026-02-${String(story + 1).padStart(2, '0')}`,
      url: urlOf(key),
      language: 'en',
    },
    mark,
  };
}

export function titleOf(key: string): string {
  return `Report number ${key} from the coast`;
}

export function urlOf(key: string): string {
  return `https://coast.example/${key}`;
}

export function keyOfUrl(url: string | null): string | null {
  return /^https:\/\/coast\.example\/(\w+)$/.exec(url ?? '')?.[1] ?? null;
}

export function revisionOfText(text: string): string | null {
  return /\nThis was revision (\w+) of article \w+\.$/.exec(text)?.[1] ?? null;
}

/** Finds marks, which no other text holds, in whatever there is. */
export const anyMark = /qx[bdfgklmnprtvz]{14}k/g;

const markLetters = 'bdfgklmnprtvz';

function markOf(key: string, revision: string): string {
  const digest = createHash('sha256').update(`mark ${key} ${revision}`).digest();
  const letters = Array.from(
    { length: 14 },
    (_, index) => markLetters[(digest[index] ?? 0) % markLetters.length],
  );
  return `qx${letters.join('')}k`;
}

function sentence(random: Random): string {
  return `${random.pick(people)} ${random.pick(verbs)} ${random.pick(things)} ${random.pick(places)} ${random.pick(times)}.`;
}
