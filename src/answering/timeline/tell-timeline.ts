import type { Answer, Finding, TimelineDay } from '../../archive/answer.js';
import type { SearchFilter } from '../../archive/collection.js';
import { calendarDay } from '../../archive/calendar-day.js';
import { independentOutlets } from '../../archive/stories/independent-outlets.js';
import type { Embedder } from '../../embedding/embedder.js';
import { readQuestion } from '../../search/question.js';
import { withListedOutlet } from '../../search/outlet/listed-outlet.js';
import type { AnswerBody, AnswerRequest } from '../answer-question.js';
import { sourceOf } from '../number-sources.js';
import { rankedArticles, rankedPassages } from '../ranked-lists.js';
import { rounded } from '../rounded.js';
import { speakerOf } from '../speaker/speaker-of.js';
import { understandAndSearch } from '../understand-and-search.js';
import { shippedWeights } from '../weights.js';
import { articlesOnTopic, type ArticleOnTopic } from './articles-on-topic.js';
import { tellingSentence, type TellingSentence } from './telling-sentence.js';

/** A timeline as the body of an answer, which is kept and cited as one. */
export type TimelineBody = AnswerBody & Required<Pick<Answer, 'timeline'>>;

/** Days that are told at most; of more, those whose articles are nearest to the topic. */
const mostDays = 60;

/** What is told of a day before its source has a number. */
interface ToldDay {
  readonly day: string;
  readonly articles: readonly ArticleOnTopic[];
  readonly sentence: TellingSentence;
  /** How near its nearest article is to the topic. */
  readonly score: number;
}

/**
 * What was told of a topic, day by day: of each day the sentence that says most, from one source. Articles that have the
 * words of another are left aside. No days where nothing is found on the topic.
 * @throws UserError where the topic is empty or too long.
 */
export async function tellTimeline(
  request: Omit<AnswerRequest, 'limit' | 'hideNewer' | 'switches'>,
  embedder: Embedder,
): Promise<TimelineBody> {
  const { collections, asOf, weekStart = 'monday', aliases, weights = shippedWeights() } = request;
  const topic = readQuestion(request.question, aliases);
  const filter = await withListedOutlet(filterOf(request), collections);
  const search = { question: topic, collections, filter, asOf, weekStart };
  const { attempt, understood } = await understandAndSearch(search, weights, embedder);
  const { retrieval, probability, passages } = attempt;
  const found = await articlesOnTopic({ attempt, topic: topic.text, asOf, collections }, weights, embedder);
  const own = withoutCopies(found);
  const tell = (articles: readonly ArticleOnTopic[], told: ReadonlySet<string>) =>
    tellingSentence(
      topic,
      articles.flatMap(({ candidates }) => candidates),
      retrieval.asked,
      weights.sentences,
      told,
    );
  const days = nearestDays(toldDays(own, tell));
  const sources = days.map(({ sentence }, index) => sourceOf(sentence.candidate, index + 1));
  return {
    question: topic.text,
    filters: request.filters,
    // What is a question is answered or not; a topic is there or not.
    verdict: days.length > 0 ? 'answered' : 'nothing',
    probability: rounded(probability),
    findings: days.map(({ sentence }, index) => toFinding(sentence, index + 1, probability)),
    sources,
    disagreement: null,
    coverage: null,
    passages: rankedPassages(passages, retrieval.candidates),
    articles: rankedArticles(retrieval.candidates),
    undatedLeftOut: 0,
    understood,
    timeline: {
      days: days.map(({ day, articles }, index) => dayOf(day, articles, index + 1)),
      undated: own.filter(({ article }) => article.publishedAt === null).length,
    },
  };
}

function filterOf({ filters }: Pick<AnswerRequest, 'filters'>): SearchFilter {
  const { since, until, outlet } = filters;
  return { since, until, outlet, keepUndated: since === null && until === null };
}

/** A copy tells nothing that the article does whose words it has. */
function withoutCopies(found: readonly ArticleOnTopic[]): readonly ArticleOnTopic[] {
  const keys = new Set(found.map(({ collection, article }) => `${collection}/${article.id}`));
  return found.filter(
    ({ collection, told }) => told.copyOf === null || !keys.has(`${collection}/${told.copyOf}`),
  );
}

function toldDays(
  found: readonly ArticleOnTopic[],
  tell: (articles: readonly ArticleOnTopic[], told: ReadonlySet<string>) => TellingSentence | null,
): readonly ToldDay[] {
  const byDay = new Map<string, ArticleOnTopic[]>();
  for (const each of found) {
    const day = calendarDay(each.article.publishedAt);
    if (day !== '') byDay.set(day, [...(byDay.get(day) ?? []), each]);
  }
  const told = new Set<string>();
  const inOrder = [...byDay].sort(([one], [other]) => (one < other ? -1 : 1));
  return inOrder.flatMap(([day, articles]) => {
    const sentence = tell(articles, told);
    if (sentence) told.add(sentence.quote);
    const score = Math.max(...articles.map(({ candidates }) => candidates[0]?.articleScore ?? 0));
    return sentence ? [{ day, articles, sentence, score }] : [];
  });
}

/** In order, as they are given. */
function nearestDays(days: readonly ToldDay[]): readonly ToldDay[] {
  return days
    .toSorted((one, other) => other.score - one.score)
    .slice(0, mostDays)
    .toSorted((one, other) => (one.day < other.day ? -1 : 1));
}

function dayOf(day: string, articles: readonly ArticleOnTopic[], source: number): TimelineDay {
  const told = articles.map((each) => each.told);
  const inOrder = told.toSorted((one, other) =>
    (one.publishedAt ?? '') < (other.publishedAt ?? '') ? -1 : 1,
  );
  return { day, source, articles: articles.length, independentOutlets: independentOutlets(inOrder) };
}

function toFinding(
  { candidate, quote, start, end }: TellingSentence,
  source: number,
  probability: number,
): Finding {
  const speaker = speakerOf(candidate.passage.article.text, { start, end })?.name ?? null;
  return { source, quote, start, end, key: { start, end }, speaker, score: rounded(probability) };
}
