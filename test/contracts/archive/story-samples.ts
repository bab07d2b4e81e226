import type { AddedArticle, Collection } from '../../../src/archive/collection.js';
import type { ArticleContent } from '../../../src/archive/article.js';
import type { StoryGrouping } from '../../../src/archive/stories/story-grouping.js';
import { sampleContent, samplePassages } from '../../archive/sample-articles.js';
import {
  sampleGrouping,
  sampleJudge,
  type SamplePairs,
  type SampleSigns,
} from '../../archive/sample-stories.js';

/** A report that the judge knows by this name, fetched from an outlet of the same name. */
export function report(name: string, parts: Partial<ArticleContent> = {}): ArticleContent {
  return sampleContent({
    outlet: name,
    publishedAt: '2025-05-02',
    url: `https://${name}.example/report`,
    provenance: { kind: 'fetched', host: `${name}.example` },
    text: `The ${name} tells of the ferry.`,
    ...parts,
  });
}

export function tell(
  collection: Collection,
  content: ArticleContent,
  grouping: StoryGrouping,
): Promise<AddedArticle> {
  return collection.add(content, samplePassages(content.text), grouping);
}

/** Adds reports by these names, one after another, and gives their ids in order. */
export async function tellAll(
  collection: Collection,
  names: readonly string[],
  pairs: SamplePairs,
  signs: Readonly<Record<string, SampleSigns>> = {},
): Promise<readonly string[]> {
  const ids: string[] = [];
  const judge = sampleJudge(pairs);
  for (const name of names) {
    const grouping = sampleGrouping(name, judge, signs[name]);
    ids.push((await tell(collection, report(name), grouping)).article.id);
  }
  return ids;
}

/** Names of the outlets of each story, in order; stories by their first. */
export async function outletsByStory(collection: Collection): Promise<readonly (readonly string[])[]> {
  const articles = await collection.articles({ after: null, limit: 100 });
  const stories = await collection.storiesOf(articles.map((article) => article.id));
  const told = new Map([...stories.values()].map((story) => [story.id, story]));
  return [...told.values()]
    .map((story) => story.articles.map(({ outlet }) => outlet ?? '').toSorted())
    .toSorted((one, other) => ((one[0] ?? '') < (other[0] ?? '') ? -1 : 1));
}
