import type { Answer, Finding, Filters, RankedArticle, RankedPassage, Source } from '../archive/answer.js';
import type { SearchFilter } from '../archive/archive.js';
import type { Embedder } from '../embedding/embedder.js';
import type { AliasTable } from '../search/alias-table.js';
import { readQuestion } from '../search/question.js';
import { retrieve, type Candidate, type SearchPlace } from '../search/retrieve.js';
import { allWordSwitchesOn, type WordSwitches } from '../search/word-switches.js';
import { chooseFindings, type ChosenQuotation } from './choose-findings.js';
import { scoreSentences } from './score-sentences.js';
import { verdictOf } from './verdict.js';

/** An answer before it has an id, a time and an audience. */
export type AnswerBody = Pick<
  Answer,
  'question' | 'verdict' | 'findings' | 'sources' | 'passages' | 'articles' | 'undatedLeftOut'
>;

export interface AnswerRequest {
  readonly question: string;
  readonly filters: Filters;
  /** The day on which it is asked, `YYYY-MM-DD`. */
  readonly asOf: string;
  /**
   * Whether what is newer than that day is left out. Not where the day is simply today: outlets east of here may date
   * their articles tomorrow.
   */
  readonly hideNewer: boolean;
  readonly places: readonly SearchPlace[];
  /** Findings at most. */
  readonly limit: number;
  /** Names that mean the same; those that every archive knows unless told. */
  readonly aliases?: AliasTable;
  /** For measuring; all on unless told. */
  readonly switches?: WordSwitches;
}

/** Passages and articles that an answer lists. */
const listed = 10;

/**
 * Searches, chooses the sentences that answer, and takes the verdict. Writes nothing.
 * @throws UserError where the question is empty or too long.
 */
export async function answerQuestion(request: AnswerRequest, embedder: Embedder): Promise<AnswerBody> {
  const filter = searchFilter(request);
  const { places, asOf, aliases, switches = allWordSwitchesOn } = request;
  const question = readQuestion(request.question, switches.aliases ? aliases : null);
  const retrieval = await retrieve({ question, places, filter, asOf, switches }, embedder);
  const sentences = await scoreSentences(question, retrieval, embedder);
  const verdict = verdictOf(sentences.probability);
  const chosen = verdict === 'nothing' ? [] : chooseFindings(sentences, retrieval.asked, request.limit);
  return {
    question: question.text,
    verdict,
    ...numberSources(chosen, sentences.probability),
    passages: retrieval.candidates.slice(0, listed).map(rankedPassage),
    articles: rankedArticles(retrieval.candidates),
    undatedLeftOut: filter.keepUndated ? 0 : await countUndated(request.places, filter.outlet),
  };
}

/** A day of asking hides what is newer, but only a date that was asked for leaves undated articles out. */
function searchFilter({ filters, asOf, hideNewer }: AnswerRequest): SearchFilter {
  const { since, until, outlet } = filters;
  const latest = [until, hideNewer ? asOf : null].filter((day) => day !== null).sort();
  return {
    since,
    until: latest[0] ?? null,
    outlet,
    keepUndated: since === null && until === null,
  };
}

/** A finding's score: the probability that the archive answers, less for each quotation that is less sure than the first. */
function numberSources(
  chosen: readonly ChosenQuotation[],
  probability: number,
): { findings: Finding[]; sources: Source[] } {
  const bestMerit = Math.max(...chosen.map(({ sentence }) => sentence.merit));
  const sources: Source[] = [];
  const findings = chosen.map(({ sentence, quote, start, end, key }) => {
    const { candidate, merit } = sentence;
    const known = sources.find(
      (source) =>
        source.article === candidate.passage.articleId && source.collection === candidate.collection,
    );
    const source = known ?? sourceOf(candidate, sources.length + 1);
    if (!known) sources.push(source);
    return {
      source: source.n,
      quote,
      start,
      end,
      key,
      score: rounded(probability * Math.exp(merit - bestMerit)),
    };
  });
  return { findings, sources };
}

function sourceOf({ passage, collection }: Candidate, n: number): Source {
  const { article } = passage;
  return {
    n,
    collection,
    article: article.id,
    version: passage.version,
    externalId: article.externalId,
    title: article.title,
    outlet: article.outlet,
    authors: article.authors,
    publishedAt: article.publishedAt,
    retrievedAt: article.retrievedAt,
    url: article.url,
    provenance: article.provenance,
  };
}

function rankedPassage({ passage, score }: Candidate): RankedPassage {
  const { article, start, end } = passage;
  return { article: article.id, externalId: article.externalId, start, end, score: rounded(score) };
}

/** Distinct articles in the order of their best passages, whose score is the article's own. */
function rankedArticles(candidates: readonly Candidate[]): RankedArticle[] {
  const articles = new Map<string, RankedArticle>();
  for (const { passage, collection, articleScore } of candidates) {
    const key = `${collection}/${passage.articleId}`;
    if (articles.has(key)) continue;
    articles.set(key, {
      article: passage.articleId,
      externalId: passage.article.externalId,
      score: rounded(articleScore),
    });
  }
  return [...articles.values()].slice(0, listed);
}

/** Of the asker's own archive: that starter articles have no date concerns nobody. */
async function countUndated(places: readonly SearchPlace[], outlet: string | null): Promise<number> {
  const [own] = places;
  return own ? own.collection.undatedCount(outlet) : 0;
}

/** Four decimals: more would promise an exactness that the last bits of a vector do not have. */
function rounded(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}
