/**
 * How well articles are grouped into stories, against pairs of articles judged by hand. Lines of the file:
 * {"a": external id, "b": external id, "same": whether both are about one event}. Take a copy of an archive, since what
 * was never grouped is grouped now, and that is timed:
 * `npm run build && node dist/bench/stories.js ARCHIVE-FOLDER PAIRS.jsonl [COLLECTION]`.
 */
import { readFileSync } from 'node:fs';
import type { Collection } from '../src/archive/collection.js';
import type { Article } from '../src/archive/article.js';
import { parseCollectionId } from '../src/archive/collection-id.js';
import { openEmbeddedArchive } from '../src/archive/embedded/embedded-archive.js';
import type { Story } from '../src/archive/stories/story.js';
import { readConfig } from '../src/config.js';
import { profileFingerprint } from '../src/embedding/profile-fingerprint.js';
import { resolveModelProfile } from '../src/embedding/resolve-model-profile.js';
import { createLogger } from '../src/logger.js';
import { groupUngrouped } from '../src/reading/stories/group-ungrouped.js';

const articlesPerPage = 500;

interface JudgedPair {
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
}

async function allArticles(collection: Collection): Promise<readonly Article[]> {
  const all: Article[] = [];
  for (let after: string | null = null; ;) {
    const page = await collection.articles({ after, limit: articlesPerPage });
    all.push(...page);
    after = page.at(-1)?.id ?? null;
    if (after === null) return all;
  }
}

/** Precision, recall and F1 of "in one story" over the pairs of which both articles are there. */
function grade(
  pairs: readonly JudgedPair[],
  articles: readonly Article[],
  stories: ReadonlyMap<string, Story>,
) {
  const storyIds = new Map(articles.map(({ id, externalId }) => [externalId, stories.get(id)?.id]));
  const found = pairs.filter(({ a, b }) => storyIds.has(a) && storyIds.has(b));
  const isTogether = ({ a, b }: JudgedPair): boolean => storyIds.get(a) === storyIds.get(b);
  const right = found.filter((pair) => pair.same && isTogether(pair)).length;
  const precision = right / found.filter(isTogether).length;
  const recall = right / found.filter((pair) => pair.same).length;
  return {
    pairs: found.length,
    'of one event': found.filter((pair) => pair.same).length,
    precision: precision.toFixed(3),
    recall: recall.toFixed(3),
    F1: ((2 * precision * recall) / (precision + recall)).toFixed(3),
  };
}

function describe(stories: readonly Story[]) {
  const sizes = stories.map((story) => story.articles.length).sort((one, other) => other - one);
  const told = stories.flatMap((story) => story.articles);
  return {
    stories: stories.length,
    'of two and more': sizes.filter((size) => size > 1).length,
    'articles in them': sizes.filter((size) => size > 1).reduce((sum, size) => sum + size, 0),
    largest: sizes.slice(0, 5).join(', '),
    copies: told.filter((article) => article.copyOf !== null).length,
  };
}

const [folder, pairsFile, collectionName = 'local'] = process.argv.slice(2);
if (folder === undefined || pairsFile === undefined) {
  throw new Error('Call it as: node dist/bench/stories.js ARCHIVE-FOLDER PAIRS.jsonl [COLLECTION]');
}
const pairs = readFileSync(pairsFile, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as JudgedPair);
const profile = resolveModelProfile(readConfig(process.env).model);
const archive = await openEmbeddedArchive({
  folder,
  profile: { fingerprint: profileFingerprint(profile), dimension: profile.dimension },
  logger: createLogger('warn'),
});
const collection = archive.collection(parseCollectionId(collectionName));
const startedAt = performance.now();
const grouped = await groupUngrouped(collection);
const tookMs = performance.now() - startedAt;
const articles = await allArticles(collection);
const stories = await collection.storiesOf(articles.map(({ id }) => id));
await archive.close();
console.table([{ grouped, 'ms an article': grouped === 0 ? '' : (tookMs / grouped).toFixed(1) }]);
console.table([describe([...new Map([...stories.values()].map((story) => [story.id, story])).values()])]);
console.table([grade(pairs, articles, stories)]);
