import { nameStories } from './name-stories.js';
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
export function groupArticle(rows: StoryRows, articleId: string, { signs, judge }: StoryGrouping): void {
  rows.keepSigns(articleId, signs);
  const found = rows.candidates(articleId, signs, { days: judge.longestDaysApart, limit: candidateLimit });
  const links = [...compareWith(found)];
  // What is told by many shares its marks with many: every article of a story that was met is compared.
  const compared = new Set([articleId, ...found.map((candidate) => candidate.articleId)]);
  const met = membersOfStories(rows, nearOf(links, judge)).filter((id) => !compared.has(id));
  links.push(...compareWith(rows.signsOf(met)));
  rows.link(links);

  const around = articlesAround(rows, articleId, judge);
  const likelihoods = new Map(
    rows.linksOf(around).map((link) => [`${link.article} ${link.other}`, link.likelihood]),
  );
  const parts = judge.part(around, (one, other) => likelihoods.get(`${one} ${other}`) ?? 0);
  nameStories(rows, parts);

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
function articlesAround(rows: StoryRows, articleId: string, judge: StoryJudge): readonly string[] {
  const around = new Set([articleId]);
  const take = (members: readonly string[]): void => {
    const added = members.filter((id) => !around.has(id));
    if (around.size + added.length > mostArticles) return;
    for (const id of added) around.add(id);
  };
  take(membersOfStories(rows, [articleId]));
  for (let step = 0; step < reach; step += 1) {
    for (const id of nearOf(rows.linksOf([...around]), judge)) {
      if (!around.has(id)) take(membersOfStories(rows, [id]));
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
function membersOfStories(rows: StoryRows, articleIds: readonly string[]): readonly string[] {
  const storyIds = [...new Set(rows.storyIdsOf(articleIds).values())];
  return [...rows.membersOf(storyIds).values()].flat();
}
