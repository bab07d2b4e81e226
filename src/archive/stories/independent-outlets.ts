import { outletKey } from '../outlet-key.js';
import type { StoryArticle } from './story.js';

/**
 * How many outlets carry a story in a text of their own. Only texts fetched from a host count, since of others nobody
 * knows where they are from; of a report and its copies the earliest fetched one counts; and what has one name, or one
 * host, is one outlet.
 * @param articles earliest first.
 */
export function independentOutlets(articles: readonly StoryArticle[]): number {
  const fetched = articles.filter(({ provenance }) => hostOf(provenance) !== null);
  const texts = new Set<string>();
  const originals = fetched.filter(({ articleId, copyOf }) => {
    const text = copyOf ?? articleId;
    const isFirst = !texts.has(text);
    texts.add(text);
    return isFirst;
  });
  // An outlet is known under several names and hosts: those that ever stood together are one.
  const outlets: Set<string>[] = [];
  for (const article of originals) {
    const names = namesOf(article);
    const same = outlets.filter((known) => names.some((name) => known.has(name)));
    for (const known of same) outlets.splice(outlets.indexOf(known), 1);
    outlets.push(new Set([...names, ...same.flatMap((known) => [...known])]));
  }
  return outlets.length;
}

/** A name that a person typed makes one no part of the outlet that has it. */
function namesOf({ outlet, provenance, isOutletTyped }: StoryArticle): readonly string[] {
  const host = `host ${hostOf(provenance) ?? ''}`;
  return outlet === null || isOutletTyped ? [host] : [host, `outlet ${outletKey(outlet)}`];
}

/** Without its "www."; null where the text was not fetched. */
function hostOf(provenance: StoryArticle['provenance']): string | null {
  const isFetched = provenance.kind === 'fetched' || provenance.kind === 'feed';
  return isFetched ? provenance.host.toLowerCase().replace(/^www\./, '') : null;
}
