import type { Person } from './article.js';

/** Where Dateline writes by itself: a channel of a server, or a person's direct messages. */
export interface Place {
  readonly kind: 'channel' | 'person';
  /** Of the channel, or of the person. */
  readonly id: string;
}

/** A place as one word: "channel:70". */
export function placeKey({ kind, id }: Place): string {
  return `${kind}:${id}`;
}

/** The inverse of `placeKey`. @throws RangeError where it is none. */
export function readPlace(key: string): Place {
  const [, kind, id] = /^(channel|person):(.+)$/.exec(key) ?? [];
  if (id === undefined) throw new RangeError(`"${key}" is no place.`);
  return { kind: kind as Place['kind'], id };
}

/** Who had Dateline write by itself, and where from. */
export interface SetUp {
  readonly by: Person;
  /** The channel in which it was set up, where its troubles are told; null in direct messages and at the terminal. */
  readonly channel: string | null;
  /** What Discord said of the person's language ("de"): how he is written to where no setting says it. */
  readonly locale: string | null;
  /** ISO 8601. */
  readonly at: string;
}
