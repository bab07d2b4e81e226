import type { Archive } from '../archive/archive.js';
import type { Collection } from '../archive/collection.js';
import { userCollection } from '../archive/collection-id.js';

/** Answers that are read at a time. */
const pageSize = 100;
/** As many as there may be of one person at a time, and more. */
const mostRequests = 10_000;
/** Settings of a person's own collection, by the keys under which they are kept. */
const settingKeys = ['settings', 'hosts', 'aliases'];

/** One thing that is kept of a person, as it is exported. */
export type PersonalRecord = Readonly<Record<string, unknown>> & { readonly kind: string };

/** All that is kept of a person, one after the other; of what others are in as well, only what is his. */
export async function* personalRecords(archive: Archive, personId: string): AsyncGenerator<PersonalRecord> {
  const own = userCollection(personId);
  for (const id of await archive.collections()) {
    const collection = archive.collection(id);
    yield* asked(collection, personId);
    if (id === own) yield* ownArticles(collection);
    else yield* namedIn(collection, personId);
  }
  const { feeds, digests, followedStories, deeds } = await archive.people.records(personId);
  for (const feed of feeds) yield { kind: 'feed', ...feed };
  for (const digest of digests) yield { kind: 'digest', ...digest };
  for (const followed of followedStories) yield { kind: 'followed-story', ...followed };
  for (const { deed, ...entry } of deeds) yield { kind: 'deed', ...entry, deed };
  for (const key of settingKeys) {
    const value = await archive.settings.get(own, key);
    if (value !== null) yield { kind: 'setting', collection: own, key, value };
  }
}

async function* asked(
  { id: collection, people, feedback, requests }: Collection,
  personId: string,
): AsyncGenerator<PersonalRecord> {
  for (let after: string | null = null; ;) {
    const answers = await people.answers(personId, { after, limit: pageSize });
    for (const answer of answers) yield { kind: 'question', collection, ...answer };
    after = answers.at(-1)?.id ?? null;
    if (after === null) break;
  }
  for (const opinion of await feedback.ofPerson(personId)) yield { kind: 'opinion', collection, ...opinion };
  const mine = await requests.list({ state: null, personId }, { offset: 0, limit: mostRequests });
  for (const { askers, id, state, filters } of mine.requests) {
    for (const asker of askers.filter((each) => each.personId === personId))
      yield { kind: 'request', collection, id, state, filters, ...asker };
  }
}

async function* ownArticles(collection: Collection): AsyncGenerator<PersonalRecord> {
  for (let after: string | null = null; ;) {
    const articles = await collection.articles({ after, limit: pageSize });
    for (const article of articles) yield { kind: 'article', collection: collection.id, ...article };
    after = articles.at(-1)?.id ?? null;
    if (after === null) return;
  }
}

/** Without their texts, which are the server's. */
async function* namedIn({ id, people }: Collection, personId: string): AsyncGenerator<PersonalRecord> {
  for (const article of await people.articles(personId))
    yield { kind: 'article', collection: id, ...article };
}
