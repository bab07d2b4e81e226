import type { Person, Provenance } from '../archive/article.js';
import { wordingIn, type Wording } from '../locales/wording.js';

/** What shows a name in words: a host or file, or a person. */
export type ShowName = (name: string, of: 'place' | 'person') => string;

/**
 * Where a text is from, as it stands in every source line: "fetched from bbc.co.uk", "posted by @ben, added by @ana, not
 * checked". Names stand in it as they are, or as `show` has them.
 */
export function provenanceWords(
  provenance: Provenance,
  wording: Wording = wordingIn('en'),
  show: ShowName = (name) => name,
): string {
  const { t } = wording;
  const person = (one: Person): string => show(personName(one), 'person');
  switch (provenance.kind) {
    case 'fetched':
      return t('answer:provenance.fetched', { host: show(provenance.host, 'place') });
    case 'feed': {
      const host = show(provenance.host, 'place');
      if (isFromOwnFeed(provenance)) return t('answer:provenance.feed', { host });
      const feedHost = show(feedHostOf(provenance), 'place');
      return t('answer:provenance.fetchedByFeed', { host, feedHost });
    }
    case 'file':
      return provenance.fileName === ''
        ? t('answer:provenance.someFile')
        : t('answer:provenance.file', { name: show(provenance.fileName, 'place') });
    case 'pasted':
      return t('answer:provenance.pasted', { by: person(provenance.by) });
    case 'posted': {
      const values = { author: person(provenance.author), by: person(provenance.by) };
      return t(provenance.forwarded ? 'answer:provenance.forwarded' : 'answer:provenance.posted', values);
    }
    case 'starter':
      return t('answer:provenance.starter');
  }
}

/** Whether the text was read at a host, or comes with the project: nobody's word has to be taken for where it is from. */
export function isChecked({ kind }: Provenance): boolean {
  return kind === 'fetched' || kind === 'feed' || kind === 'starter';
}

type FeedProvenance = Extract<Provenance, { kind: 'feed' }>;

/** Whether feed and page are of one host, or the text stood in the feed itself. */
function isFromOwnFeed(feed: FeedProvenance): boolean {
  return feed.inFeed === true || feedHostOf(feed) === feed.host;
}

function feedHostOf({ host, feedUrl }: FeedProvenance): string {
  return URL.canParse(feedUrl) ? new URL(feedUrl).hostname : host;
}

/** A Discord account (its id is a snowflake) wears the sign that its name has there; the person at the terminal does not. */
function personName(person: Person): string {
  return /^\d{15,20}$/.test(person.id) ? `@${person.name}` : person.name;
}
