import { nameStories } from './name-stories.js';
import { ask, takeSteps, takeStepsLater, type LaterStoryRows, type RowSteps } from './row-steps.js';
import type { StoryGrouping, StoryJudge } from './story-grouping.js';
import type { StoryLink, StoryRows } from './story-rows.js';

/** Articles compared with a new one: those of its week that share most of its marks. Of 8,000 news articles none that was near it came later. */
const candidateLimit = 60;
/** Below this likelihood nothing is kept, and it counts as none. */
const leastLikelihood = 0.02;
/** So many articles are parted anew at a time, and a story has no more: what else is told of its event begins another. */
const mostArticles = 120;
/** How far a new article is felt: in the stories that it is near to, and in those that they are near to. */
const reach = 2;

/**
 * Finds the story of an article, and of those around it. Articles around a new one are parted anew, so that what came
 * first decides as little as can be. To be called in the transaction that writes the article.
 */
export function groupArticle(rows: StoryRows, articleId: string, grouping: StoryGrouping): void {
  takeSteps(rows, groupingOf(articleId, grouping));
}

/** The same where the rows' answers have to be waited for. */
export function groupArticleLater(
  rows: LaterStoryRows,
  articleId: string,
  grouping: StoryGrouping,
): Promise<void> {
  return takeStepsLater(rows, groupingOf(articleId, grouping));
}

function* groupingOf(articleId: string, { signs, judge }: StoryGrouping): RowSteps<void> {
  yield* ask('keepSigns', articleId, signs);
  const range = { days: judge.longestDaysApart, limit: candidateLimit };
  const found = yield* ask('candidates', articleId, signs, range);
  const links = [...compareWith(found)];
  // What is told by many shares its marks with many: every article of a story that was met is compared.
  const compared = new Set([articleId, ...found.map((candidate) => candidate.articleId)]);
  const met = (yield* membersOfStories(nearOf(links, judge))).filter((id) => !compared.has(id));
  links.push(...compareWith(yield* ask('signsOf', met)));
  yield* ask('link', links);

  const around = yield* articlesAround(articleId, judge);
  const likelihoods = new Map(
    (yield* ask('linksOf', around)).map((link) => [`${link.article} ${link.other}`, link.likelihood]),
  );
  const parts = judge.part(around, (one, other) => likelihoods.get(`${one} ${other}`) ?? 0);
  yield* nameStories(parts);

  function compareWith(others: ReturnType<StoryRows['signsOf']>): readonly StoryLink[] {
    const resemblances = judge.compare(
      signs.bytes,
      others.map((other) => other.bytes),
    );
    return others.flatMap((other, index) => {
      const resemblance = resemblances[index];
      const isKept = resemblance && resemblance.likelihood >= leastLikelihood;
      return isKept ? [{ article: articleId, other: other.articleId, ...resemblance }] : [];
    });
  }
}

/** The articles to be parted, in order of id: the new one, those of the story that it was in, and of the stories near it as long as there is room, nearest first. */
function* articlesAround(articleId: string, judge: StoryJudge): RowSteps<readonly string[]> {
  const around = new Set([articleId]);
  const take = (members: readonly string[]): void => {
    const added = members.filter((id) => !around.has(id));
    if (around.size + added.length > mostArticles) return;
    for (const id of added) around.add(id);
  };
  take(yield* membersOfStories([articleId]));
  for (let step = 0; step < reach; step += 1) {
    for (const id of nearOf(yield* ask('linksOf', [...around]), judge)) {
      if (!around.has(id)) take(yield* membersOfStories([id]));
    }
  }
  return [...around].sort();
}

/** The other ends of those links that are near, nearest first. */
function nearOf(links: readonly StoryLink[], { nearLikelihood }: StoryJudge): readonly string[] {
  const near = links
    .filter(({ likelihood }) => likelihood >= nearLikelihood)
    .toSorted((one, two) => two.likelihood - one.likelihood || (one.other < two.other ? -1 : 1));
  return [...new Set(near.map(({ other }) => other))];
}

/** All articles of the stories that these articles are in. */
function* membersOfStories(articleIds: readonly string[]): RowSteps<readonly string[]> {
  const storyIds = [...new Set((yield* ask('storyIdsOf', articleIds)).values())];
  return [...(yield* ask('membersOf', storyIds)).values()].flat();
}
