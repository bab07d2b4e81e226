import type { Person, Provenance } from '../archive/article.js';

/** Where a text is from, as it stands in every source line: "fetched from bbc.co.uk", "posted by @ben, added by @ana, not checked". */
export function provenanceWords(provenance: Provenance): string {
  switch (provenance.kind) {
    case 'fetched':
      return `fetched from ${provenance.host}`;
    case 'feed':
      return feedWords(provenance);
    case 'file':
      return provenance.fileName === ''
        ? 'from a file, not checked'
        : `from file ${provenance.fileName}, not checked`;
    case 'pasted':
      return `pasted by ${personName(provenance.by)}, not checked`;
    case 'posted': {
      const verb = provenance.forwarded ? 'forwarded' : 'posted';
      return `${verb} by ${personName(provenance.author)}, added by ${personName(provenance.by)}, not checked`;
    }
    case 'starter':
      return 'Dateline starter archive';
  }
}

/** Whether the text was read at a host, or comes with the project: nobody's word has to be taken for where it is from. */
export function isChecked({ kind }: Provenance): boolean {
  return kind === 'fetched' || kind === 'feed' || kind === 'starter';
}

function feedWords(feed: FeedProvenance): string {
  if (isFromOwnFeed(feed)) return `from the feed of ${feed.host}`;
  return `fetched from ${feed.host} by the feed of ${feedHostOf(feed)}`;
}

type FeedProvenance = Extract<Provenance, { kind: 'feed' }>;

/** Whether feed and page are of one host, or the text stood in the feed itself. */
export function isFromOwnFeed(feed: FeedProvenance): boolean {
  return feed.inFeed === true || feedHostOf(feed) === feed.host;
}

export function feedHostOf({ host, feedUrl }: FeedProvenance): string {
  return URL.canParse(feedUrl) ? new URL(feedUrl).hostname : host;
}

/** A Discord account (its id is a snowflake) wears the sign that its name has there; the person at the terminal does not. */
export function personName(person: Person): string {
  return /^\d{15,20}$/.test(person.id) ? `@${person.name}` : person.name;
}
