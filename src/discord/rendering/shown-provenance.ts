import type { Person, Provenance } from '../../archive/article.js';
import { isForgotten } from '../../archive/forgotten-person.js';
import { feedHostOf, isFromOwnFeed, personName } from '../../answering/provenance-words.js';
import type { Wording } from '../../locales/wording.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';

/** Longer names of hosts and files fill a telephone's screen. */
const longestName = 80;

/** Where a text is from, in a person's language and as Markdown: "fetched from bbc.co.uk", "pasted by \@ana, not checked". */
export function shownProvenance(provenance: Provenance, { t }: Wording): string {
  switch (provenance.kind) {
    case 'fetched':
      return t('answer:provenance.fetched', { host: plainMarkdown(provenance.host, longestName) });
    case 'feed':
      return shownFeed(provenance, t);
    case 'file':
      return provenance.fileName === ''
        ? t('answer:provenance.someFile')
        : t('answer:provenance.file', { name: plainMarkdown(provenance.fileName, longestName) });
    case 'pasted':
      return t('answer:provenance.pasted', { by: shownPerson(provenance.by, t) });
    case 'posted': {
      const values = { author: shownPerson(provenance.author, t), by: shownPerson(provenance.by, t) };
      return t(provenance.forwarded ? 'answer:provenance.forwarded' : 'answer:provenance.posted', values);
    }
    case 'starter':
      return t('answer:provenance.starter');
  }
}

function shownFeed(feed: Extract<Provenance, { kind: 'feed' }>, t: Wording['t']): string {
  const host = plainMarkdown(feed.host, longestName);
  if (isFromOwnFeed(feed)) return t('answer:provenance.feed', { host });
  const feedHost = plainMarkdown(feedHostOf(feed), longestName);
  return t('answer:provenance.fetchedByFeed', { host, feedHost });
}

/** "\@ana", or, where he had himself forgotten, "somebody". */
function shownPerson(person: Person, t: Wording['t']): string {
  if (isForgotten(person)) return t('audit:somebody');
  return plainMarkdown(personName(person), 40);
}
