import type { Archive } from '../../../src/archive/archive.js';
import { localCollection } from '../../../src/archive/collection-id.js';
import { everything } from '../../contracts/archive/samples.js';
import { formsOf, sampleVector } from '../sample-articles.js';
import { bridgeId, channel, server } from './full-archive.js';

/** The entries of a map, whatever order the storage gives them in. */
function byId<Value>(map: ReadonlyMap<string, Value>): (readonly [string, Value])[] {
  return [...map].sort(([one], [other]) => one.localeCompare(other));
}

const page = { after: null, limit: 100 };
const range = { offset: 0, limit: 100 };

/** All that can be seen of an archive by its public interface, but for what each kind of storage has of its own. */
export async function seenIn(archive: Archive) {
  const { settings, feeds, jobs, audit, digests, followedStories } = archive;
  const collections = await archive.collections();
  const places = ['local', 'guild:42', 'user:7'].map((id) => id as (typeof collections)[number]);
  return {
    collections,
    inCollections: await Promise.all(collections.map((id) => seenInCollection(archive, id))),
    settings: [await settings.get(server, 'language'), await settings.get(localCollection, 'aliases')],
    feeds: await Promise.all(places.map((id) => feeds.list(id))),
    items: byId(await feeds.items('fzz', ['item-1', 'item-2', 'item-3'])),
    audit: await audit.list(server, range),
    digests: await Promise.all(places.map((id) => digests.list(id))),
    followed: await followedStories.list(server),
    unknown: await followedStories.unknown('wzz', ['a1', 'a2', 'a3']),
    announced: [...(await followedStories.announcedIn(channel, ['a1', 'a2', 'a3']))].sort(),
    jobs: (await jobs.unfinished())
      .map(({ kind, collection, payload, runAfter }) => ({ kind, collection, payload, runAfter }))
      .sort((one, other) => one.kind.localeCompare(other.kind)),
  };
}

async function seenInCollection(archive: Archive, id: Awaited<ReturnType<Archive['collections']>>[number]) {
  const collection = archive.collection(id);
  const articles = await collection.articles(page);
  const ids = articles.map((article) => article.id);
  const passages = await collection.nearest(sampleVector('ferry'), { limit: 100, filter: everything });
  const passageIds = passages.map(({ passageId }) => passageId).sort((one, other) => one - other);
  const listed = await collection.list(
    { outlet: null, since: null, until: null, by: null, title: null },
    range,
  );
  const { bytes: _bytes, ...stats } = await collection.stats();
  return {
    articles,
    // Of equal moments the order is the storage's.
    listed: listed.articles.map((head) => head.id).sort(),
    versions: await Promise.all(ids.map((article) => collection.versions(article))),
    texts: await Promise.all(ids.map((article) => collection.versionText(article, 1))),
    originals: await Promise.all(ids.map((article) => collection.original(article, 1))),
    removals: await collection.removals(),
    outlets: [...(await collection.outlets())].sort(),
    months: await collection.months(),
    found: await collection.find({ url: 'https://harbour.example/ferry', externalId: null, textHash: '' }),
    byExternalId: await collection.find({ url: null, externalId: bridgeId, textHash: '' }),
    nearest: passages.map(({ passageId }) => passageId),
    passages: await collection.passages(passageIds),
    vectors: await collection.vectors(passageIds),
    keyword: (await collection.keyword(formsOf('ferry'), { limit: 100, filter: everything }))
      .map(({ passageId }) => passageId)
      .sort((one, other) => one - other),
    keywordArticles: (
      await collection.keywordArticles(formsOf('odenvik'), { limit: 100, filter: everything })
    )
      .map(({ articleId }) => articleId)
      .sort(),
    frequencies: await collection.termFrequencies([formsOf('ferry'), formsOf('lighthouse keeper')]),
    counts: byId(await collection.termCounts(ids)).map(([article, counts]) => [article, counts.toBytes()]),
    similar: await collection.similarWords('lihgthouse', 2),
    stories: byId(await collection.storiesOf(ids)),
    ungrouped: await collection.ungrouped(page),
    answers: await Promise.all(['k3v9q2xw', 'b2', 'a1', 'met'].map((answer) => collection.answer(answer))),
    last: await collection.lastAnswer({ readerId: '7', channelId: '70' }),
    ofMessage: await collection.answerOfMessage('9002'),
    feedback: await collection.feedback.list(page),
    requests: await collection.requests.list({ state: null, personId: null }, range),
    postsDue: await collection.requests.postsDue(),
    newest: await collection.requests.newestAddition(),
    model: await collection.models.served(),
    stats,
    verified: await collection.verify(),
  };
}
