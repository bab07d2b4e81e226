import type { ArticleContent } from './article.js';

/** What names of one outlet have in common: NFKC, lower case, single spaces. Filters compare it as a whole. */
export function outletKey(outlet: string): string {
  return outlet.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

const givenMark = ' (as given)';

/** What says of an outlet's name where it is from. */
type NamedOutlet = Pick<ArticleContent, 'outlet' | 'outletBy' | 'provenance'>;

/**
 * An outlet as it is listed and filtered by. A name that only a person vouches for, because he typed it, or gave the text
 * that says so, stands apart from the outlet that texts were fetched from: "Reuters (as given)".
 */
export function shownOutlet(article: NamedOutlet): string | null {
  if (article.outlet === null) return null;
  return isOnlyGiven(article) ? `${article.outlet}${givenMark}` : article.outlet;
}

/** The key of an outlet as it is listed; empty where an article has none. */
export function shownOutletKey(article: NamedOutlet): string {
  return outletKey(shownOutlet(article) ?? '');
}

/** Whether nothing but a person's word says that an article is of its outlet. */
export function isOnlyGiven({ outletBy, provenance }: Omit<NamedOutlet, 'outlet'>): boolean {
  return outletBy !== undefined || provenance.kind === 'file' || provenance.kind === 'pasted';
}

/** How an outlet is listed of which the name and the key in the archive are known. */
export function shownAs(outlet: string, key: string): string {
  return key === outletKey(outlet) ? outlet : `${outlet}${givenMark}`;
}

/** The name alone, of an outlet as it is listed. */
export function withoutGivenMark(shown: string): string {
  return shown.endsWith(givenMark) ? shown.slice(0, -givenMark.length) : shown;
}

/** The same outlet as it is listed where only people vouch for it. */
export function asGiven(outlet: string): string {
  return `${withoutGivenMark(outlet)}${givenMark}`;
}
