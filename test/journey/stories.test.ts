import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Archive } from '../../src/archive/archive.js';
import type { Collection } from '../../src/archive/collection.js';
import type { ArticleContent } from '../../src/archive/article.js';
import { articleId } from '../../src/archive/article-id.js';
import { localCollection } from '../../src/archive/collection-id.js';
import { openEmbeddedArchive } from '../../src/archive/embedded/embedded-archive.js';
import { textHash } from '../../src/archive/text-hash.js';
import { ProcessEmbedder } from '../../src/embedding/process-embedder.js';
import { profileFingerprint } from '../../src/embedding/profile-fingerprint.js';
import { createLogger } from '../../src/logger.js';
import { takeIn } from '../../src/reading/take-in.js';
import { shippedProfile } from '../embedding/shipped-profile.js';
import { digest, ferry, fires, matches } from '../fixtures/story-reports.js';

const logger = createLogger('silent');
const embedder = new ProcessEmbedder({ profile: shippedProfile, processes: 1, logger });
afterAll(() => embedder.close());

const profile = {
  fingerprint: profileFingerprint(shippedProfile),
  dimension: shippedProfile.dimension,
};

/** Reports by name, taken in by the model that comes with the project. */
describe('stories of invented reports', () => {
  let folder: string;
  let archive: Archive;
  let collection: Collection;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dateline-stories-'));
    archive = await openEmbeddedArchive({ folder, profile, logger });
    collection = archive.collection(localCollection);
  });

  afterEach(async () => {
    await archive.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Takes reports in, one after another. */
  async function takeInAll(reports: Readonly<Record<string, ArticleContent>>): Promise<void> {
    for (const content of Object.values(reports)) await takeIn(content, collection, embedder);
  }

  /** The stories that hold any of these reports, by their names: who tells each, and whose copies they are. */
  async function storiesOf(reports: Readonly<Record<string, ArticleContent>>) {
    const names = new Map(
      Object.entries(reports).map(([name, { url, externalId, text }]) => [
        articleId({ url, externalId, textHash: textHash(text) }),
        name,
      ]),
    );
    const stories = await collection.storiesOf([...names.keys()]);
    const told = new Map([...stories.values()].map((story) => [story.id, story]));
    return [...told.values()]
      .map(({ articles, independentOutlets }) => ({
        tells: articles.map((article) => names.get(article.articleId) ?? '').toSorted(),
        copies: articles.flatMap((article) =>
          article.copyOf === null ? [] : [`${names.get(article.articleId)} of ${names.get(article.copyOf)}`],
        ),
        outlets: independentOutlets,
      }))
      .toSorted((one, other) => ((one.tells[0] ?? '') < (other.tells[0] ?? '') ? -1 : 1));
  }

  async function toldTogether(reports: Readonly<Record<string, ArticleContent>>) {
    await takeInAll(reports);
    return (await storiesOf(reports)).map(({ tells }) => tells);
  }

  test('reports of one evening are one story: a live blog, a sentence on the radio, a copy, another language', async () => {
    const { weekLater: _weekLater, ...evening } = ferry;
    await takeInAll(evening);
    expect(await storiesOf(evening)).toEqual([
      { tells: Object.keys(evening).toSorted(), copies: ['copy of wire'], outlets: 5 },
    ]);
  });

  test('the same reports in any order are the same stories', async () => {
    const all = { ...ferry, digest, ...prefixed('fire', fires), ...prefixed('match', matches) };
    await takeInAll(all);
    const forwards = await storiesOf(all);
    await collection.delete();
    await takeInAll(Object.fromEntries(Object.entries(all).toReversed()));
    expect(await storiesOf(all)).toEqual(forwards);
    await collection.delete();
    await Promise.all(Object.values(all).map((content) => takeIn(content, collection, embedder)));
    expect(await storiesOf(all)).toEqual(forwards);
    expect(forwards.map(({ tells }) => tells.length).toSorted()).toEqual([1, 1, 1, 1, 2, 2, 8]);
  });

  test('a court that hears of it a week later is a story of its own', async () => {
    const { wire, own, weekLater } = ferry;
    expect(await toldTogether({ wire, own, weekLater })).toEqual([['own', 'wire'], ['weekLater']]);
  });

  test('a digest of ten events joins none of them, and joins none to another', async () => {
    const { wire, own } = ferry;
    const { second } = matches;
    expect(await toldTogether({ digest, wire, own, second })).toEqual([
      ['digest'],
      ['own', 'wire'],
      ['second'],
    ]);
  });

  test('two reports that quote one statement are of one event, and neither is a copy', async () => {
    const { statement, sameStatement } = ferry;
    await takeInAll({ statement, sameStatement });
    expect(await storiesOf({ statement, sameStatement })).toEqual([
      { tells: ['sameStatement', 'statement'], copies: [], outlets: 2 },
    ]);
  });

  test('two fires in one street in different years are two, also where the reports have no date', async () => {
    expect(await toldTogether(fires)).toEqual([
      ['first', 'undatedFirst'],
      ['second', 'undatedSecond'],
    ]);
    const { undatedFirst, undatedSecond } = fires;
    await collection.delete();
    expect(await toldTogether({ undatedFirst, undatedSecond })).toEqual([
      ['undatedFirst'],
      ['undatedSecond'],
    ]);
  });

  test('two matches of the same teams a week apart are two', async () => {
    expect(await toldTogether(matches)).toEqual([['first'], ['second']]);
  });

  test('a report that is rewritten into another one leaves its story', async () => {
    const { wire, own } = ferry;
    await takeInAll({ wire, own });
    const { url, externalId, text } = own;
    const id = articleId({ url, externalId, textHash: textHash(text) });
    const before = (await collection.storiesOf([id])).get(id);
    const rewritten = { ...matches.first, url, publishedAt: own.publishedAt };
    expect(await takeIn(rewritten, collection, embedder)).toMatchObject({ status: 'updated' });
    expect((await collection.storiesOf([id])).get(id)?.articles).toHaveLength(1);
    expect((await collection.story(before?.id ?? ''))?.id).toBe(before?.id);
  });

  test('an archive that is opened again has the stories that it had', async () => {
    await takeInAll(ferry);
    const before = await storiesOf(ferry);
    await archive.close();
    archive = await openEmbeddedArchive({ folder, profile, logger });
    collection = archive.collection(localCollection);
    expect(await storiesOf(ferry)).toEqual(before);
    expect(await collection.ungrouped({ after: null, limit: 10 })).toEqual([]);
  });
});

function prefixed(prefix: string, reports: Readonly<Record<string, ArticleContent>>) {
  return Object.fromEntries(Object.entries(reports).map(([name, content]) => [`${prefix} ${name}`, content]));
}
