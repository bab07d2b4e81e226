import type { Person, Provenance } from '../../archive/article.js';
import { feedHostOf, isFromOwnFeed, personName } from '../../answering/provenance-words.js';
import type { Wording } from '../../locales/wording.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';

/** Longer names of hosts and files fill a telephone's screen. */
const longestName = 80;

/**
 * Where a text is from, in a person's language and as Markdown: "fetched from bbc.co.uk", "pasted by \@ana, not checked".
 * @param nameLength of a host or file, in characters.
 */
export function shownProvenance(provenance: Provenance, { t }: Wording, nameLength = longestName): string {
  switch (provenance.kind) {
    case 'fetched':
      return t('answer:provenance.fetched', { host: plainMarkdown(provenance.host, nameLength) });
    case 'feed':
      return shownFeed(provenance, t, nameLength);
    case 'file':
      return provenance.fileName === ''
        ? t('answer:provenance.someFile')
        : t('answer:provenance.file', { name: plainMarkdown(provenance.fileName, nameLength) });
    case 'pasted':
      return t('answer:provenance.pasted', { by: shownPerson(provenance.by) });
    case 'posted': {
      const values = { author: shownPerson(provenance.author), by: shownPerson(provenance.by) };
      return t(provenance.forwarded ? 'answer:provenance.forwarded' : 'answer:provenance.posted', values);
    }
    case 'starter':
      return t('answer:provenance.starter');
  }
}

function shownFeed(feed: Extract<Provenance, { kind: 'feed' }>, t: Wording['t'], nameLength: number): string {
  const host = plainMarkdown(feed.host, nameLength);
  if (isFromOwnFeed(feed)) return t('answer:provenance.feed', { host });
  const feedHost = plainMarkdown(feedHostOf(feed), nameLength);
  return t('answer:provenance.fetchedByFeed', { host, feedHost });
}

function shownPerson(person: Person): string {
  return plainMarkdown(personName(person), 40);
}
