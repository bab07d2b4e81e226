import { hashOf } from '../word-hash.js';
import type { SearchedTexts } from './collection-row.js';

/** As is usual: how soon a word that stands there often counts no more, and how much a long text is held to be long. */
const saturation = 1.2;
const lengthShare = 0.75;
/** A word that stands in half of all texts, or more, tells hardly anything. */
const leastRarity = 1e-6;

/** Tokens in a passage, its line of context included, and in an article, as news has them; and how many texts that is worth. */
const usualPassage = { length: 140, texts: 100 };
const usualArticle = { length: 900, texts: 10 };

/**
 * How long a text of a collection usually is, in tokens. What is stored of a text holds the mean when it was added: the first few
 * texts would make that jump.
 */
export function usualLengths(row: SearchedTexts): { readonly passage: number; readonly article: number } {
  const mean = (tokens: number, texts: number, usual: typeof usualPassage) =>
    (tokens + usual.length * usual.texts) / (texts + usual.texts);
  return {
    passage: mean(row.passageTokens, row.passages, usualPassage),
    article: mean(row.articleTokens, row.articles, usualArticle),
  };
}

/** The most words that are weighed in one text: pgvector takes no more. */
const mostWeights = 16_000;
const axes = 1_000_000_000;

/** What a word weighs in a text in which it stands so often, without its rarity. */
export function weightOf(times: number, length: number, usualLength: number): number {
  const longness = 1 - lengthShare + (lengthShare * length) / usualLength;
  return (times * (saturation + 1)) / (times + saturation * longness);
}

/** How much it tells that a text holds what stands in so many of all. */
export function rarityOf(texts: number, holding: number): number {
  return Math.max(leastRarity, Math.log((texts - holding + 0.5) / (holding + 0.5)));
}

/** A token of a collection as a number of 32 bits, with its sign. */
export function tokenHash(collection: string, token: string): number {
  return hashOf(`${collection} ${token}`) | 0;
}

/** A text's tokens as they are stored: PostgreSQL's literals of an array and a sparse vector. */
export interface IndexedWords {
  readonly tokens: string;
  readonly weights: string;
}

export function indexedWords(
  collection: string,
  tokens: readonly string[],
  usualLength: number,
): IndexedWords {
  const hashes = tokens.map((token) => tokenHash(collection, token));
  const times = new Map<number, number>();
  for (const hash of hashes) times.set(hash, (times.get(hash) ?? 0) + 1);
  const weights = [...times].map(
    ([hash, count]) => [hash, weightOf(count, tokens.length, usualLength)] as const,
  );
  return { tokens: `{${hashes.join(',')}}`, weights: sparseVector(weights) };
}

/** Numbers by hashes, as a sparse vector. Of two hashes that meet on one axis the greater counts. */
export function sparseVector(numbers: readonly (readonly [hash: number, number: number])[]): string {
  const byAxis = new Map<number, number>();
  for (const [hash, number] of numbers) {
    const axis = ((hash >>> 0) % axes) + 1;
    byAxis.set(axis, Math.max(number, byAxis.get(axis) ?? 0));
  }
  const kept = [...byAxis].sort((one, other) => other[1] - one[1]).slice(0, mostWeights);
  return `{${kept.map(([axis, number]) => `${axis}:${number}`).join(',')}}/${axes}`;
}
