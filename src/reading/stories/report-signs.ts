import type { ArticleContent } from '../../archive/article.js';
import { hashOf } from '../../archive/word-hash.js';
import { readLead, type Lead } from './lead.js';
import { namesIn } from './names.js';
import { shinglesOf } from './shingles.js';

/** What is kept of a report to tell whether another is about the same event. All of it lies in the two reports alone: nothing depends on what else an archive holds. */
export interface ReportSigns {
  /** In days since 1970; null where it has no date. */
  readonly day: number | null;
  /** The first part of its BCP 47 tag, in lower case; null where unknown. */
  readonly language: string | null;
  readonly lead: Lead;
  /** Every name of the whole text and every word of the lead, as hashes, ascending. */
  readonly told: Uint32Array;
  /** The years that the text names, ascending. */
  readonly years: Uint32Array;
  /** Runs of five words at its beginning, as hashes, ascending. */
  readonly shingles: Uint32Array;
  /** The direction of the mean of its passages' vectors, of unit length. */
  readonly vector: Float32Array;
  /** Mean cosine of two of its passages; 1 where there is one only. */
  readonly unity: number;
}

/** @param vectors of its passages, of unit length; at least one. */
export function readReportSigns(
  { title, text, language, publishedAt }: Pick<ArticleContent, 'title' | 'text' | 'language' | 'publishedAt'>,
  vectors: readonly Float32Array[],
): ReportSigns {
  const names = namesIn(text);
  const lead = readLead(title, text, names);
  const told = new Set(Array.from(names, (name) => hashOf(name)));
  for (const { hashes } of [lead.names, lead.numbers, lead.words]) for (const hash of hashes) told.add(hash);
  const years = new Set(text.match(/\b(?:19|20)\d\d\b/g)?.map(Number));
  return {
    day: dayNumber(publishedAt),
    language: language?.split('-')[0]?.toLowerCase() ?? null,
    lead,
    told: Uint32Array.from(told).sort(),
    years: Uint32Array.from(years).sort(),
    shingles: shinglesOf(text),
    ...meanOf(vectors),
  };
}

const dayMs = 86_400_000;

function dayNumber(publishedAt: string | null): number | null {
  const day = Math.floor(Date.parse(publishedAt?.slice(0, 10) ?? '') / dayMs);
  return Number.isNaN(day) ? null : day;
}

/** The year in which a day since 1970 lies. */
export function yearOf(day: number): number {
  return new Date(day * dayMs).getUTCFullYear();
}

function meanOf(vectors: readonly Float32Array[]): Pick<ReportSigns, 'vector' | 'unity'> {
  const sum = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) vector.forEach((number, index) => (sum[index] = (sum[index] ?? 0) + number));
  const squared = sum.reduce((total, number) => total + number * number, 0);
  const length = Math.sqrt(squared) || 1;
  const count = vectors.length;
  // The square of a sum of unit vectors holds each cosine of two of them twice, and each with itself.
  const unity = count > 1 ? (squared - count) / (count * (count - 1)) : 1;
  return { vector: Float32Array.from(sum, (number) => number / length), unity };
}
