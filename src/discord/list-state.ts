import { createHash } from 'node:crypto';
import type { ListFilter } from '../archive/kept-articles.js';
import { outletKey } from '../archive/outlet-key.js';

/** Which page of which list of articles a button leads to. */
export interface ListState {
  /** From 0. */
  readonly page: number;
  readonly filter: Omit<ListFilter, 'title'>;
}

const digestLength = 10;

/**
 * The state in the parameter of a custom id, so that a button works after a restart. Names of outlets are too long for it:
 * of one it holds a digest.
 */
export function writeListState({ page, filter }: ListState): string {
  const { since, until, by, outlet } = filter;
  return [page, digitsOf(since), digitsOf(until), by ?? '', outlet === null ? '' : digest(outlet)].join('.');
}

/**
 * The inverse; null where it is nothing that was written so, or none of these outlets has the digest any more.
 * @param outlets of the collection, as they are listed.
 */
export function readListState(parameter: string, outlets: readonly string[]): ListState | null {
  const found = /^(\d{1,6})\.(\d{8})?\.(\d{8})?\.(\d{0,20})\.([0-9a-f]{10})?$/.exec(parameter);
  if (!found) return null;
  const [, page, since, until, by, outletDigest] = found;
  const outlet = outletDigest ? outlets.find((name) => digest(name) === outletDigest) : null;
  if (outlet === undefined) return null;
  const filter = { since: dayOf(since), until: dayOf(until), by: by || null, outlet };
  return { page: Number(page), filter };
}

function digest(outlet: string): string {
  return createHash('sha256').update(outletKey(outlet)).digest('hex').slice(0, digestLength);
}

function digitsOf(day: string | null): string {
  return day?.replaceAll('-', '') ?? '';
}

function dayOf(digits: string | undefined): string | null {
  return digits ? `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` : null;
}
