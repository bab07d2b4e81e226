import type { Collection, PassageInContext } from '../archive/collection.js';
import type { Article } from '../archive/article.js';
import { contextTokens } from '../archive/indexed-tokens.js';
import type { TermCounts } from '../archive/term-counts.js';
import { tokensOf } from '../archive/words.js';
import { matchArticle } from './article-score.js';
import type { AskedTerms } from './asked-terms.js';
import { closeness } from './closeness.js';
import { datesOf } from './date-signs.js';
import { keywordScore } from './keyword-score.js';
import { shownOutlet } from '../archive/outlet-key.js';
import { outletName } from './outlet/outlet-name.js';
import { passageWeights, weighArticle, type ArticleSigns } from './ranking-weights.js';
import type { Candidate, RetrieveRequest } from './retrieval.js';
import { allSwitchesOn, type SearchSwitches } from './search-switches.js';
import { dot } from './vectors.js';

/** What passages are scored against. */
export interface Scoring extends Pick<RetrieveRequest, 'asOf' | 'time' | 'outlet' | 'switches' | 'weights'> {
  readonly questionVector: Float32Array;
  readonly asked: AskedTerms;
}

/** A passage with what speaks for it alone. */
interface PassageSigns {
  readonly passage: PassageInContext;
  readonly counts: readonly number[];
  readonly cosine: number;
  readonly keyword: number;
  readonly closeness: number;
}

/** The passages as candidates: each article scored as a whole, and its passages by how far they lie behind its best one. */
export async function scorePassages(
  collection: Collection,
  passages: readonly PassageInContext[],
  scoring: Scoring,
): Promise<Candidate[]> {
  const articleIds = [...new Set(passages.map((passage) => passage.articleId))];
  const [vectors, counts] = await Promise.all([
    collection.vectors(passages.map((passage) => passage.id)),
    collection.termCounts(articleIds),
  ]);
  const byArticle = new Map<string, PassageSigns[]>(articleIds.map((id) => [id, []]));
  // An article's passages share the line of context, which is read once.
  const contexts = new Map<string, readonly string[]>();
  for (const [index, passage] of passages.entries()) {
    const context = contexts.get(passage.articleId) ?? contextTokens(passage.article);
    contexts.set(passage.articleId, context);
    byArticle.get(passage.articleId)?.push(readPassage(passage, context, vectors[index], scoring));
  }
  return [...byArticle].flatMap(([articleId, own]) => {
    const termCounts = counts.get(articleId);
    const [first] = own;
    if (!termCounts || !first) return [];
    const best = Math.max(...own.map(passageScore));
    const articleSigns = readArticle(first.passage.article, own, termCounts, scoring);
    const articleScore = weighArticle(articleSigns, scoring.weights);
    const { inTime, recent } = articleSigns;
    const dateScore = scoring.weights.inTime * inTime + scoring.weights.recent * recent;
    return own.map((signs) => ({
      passage: signs.passage,
      counts: signs.counts,
      cosine: signs.cosine,
      keyword: signs.keyword,
      collection: collection.id,
      articleSigns,
      articleScore,
      dateScore,
      score: articleScore - best + passageScore(signs),
    }));
  });
}

function readPassage(
  passage: PassageInContext,
  context: readonly string[],
  vector: Float32Array | undefined,
  { asked, questionVector }: Scoring,
): PassageSigns {
  const body = tokensOf(passage.text, passage.article.language);
  const places = asked.placesIn(context, body);
  const counts = places.map((each) => each.length);
  return {
    passage,
    counts,
    cosine: vector ? dot(questionVector, vector) : 0,
    keyword: keywordScore(counts, context.length + body.length, asked.terms),
    closeness: closeness(asked.terms, places),
  };
}

function readArticle(
  article: Article,
  own: readonly PassageSigns[],
  termCounts: TermCounts,
  scoring: Scoring,
): ArticleSigns {
  const { asked } = scoring;
  const switches: SearchSwitches = scoring.switches ?? allSwitchesOn;
  const match = matchArticle(termCounts, asked.terms);
  const title = asked.countIn(tokensOf(article.title ?? '', article.language));
  const { inTime, recent } = datesOf(article.publishedAt, scoring.asOf, scoring.time ?? null);
  return {
    cosine: Math.max(...own.map((signs) => signs.cosine)),
    passageKeyword: Math.max(...own.map((signs) => signs.keyword)),
    articleKeyword: match.keyword,
    coverage: match.coverage,
    titleCoverage: asked.share(title),
    closeness: Math.max(...own.map((signs) => signs.closeness)),
    inTime: switches.dates ? inTime : 0,
    recent: switches.dates ? recent : 0,
    namedOutlet: Number(isOf(shownOutlet(article), scoring.outlet ?? null)),
  };
}

function isOf(outlet: string | null, named: string | null): boolean {
  return outlet !== null && named !== null && outletName(outlet) === outletName(named);
}

function passageScore(signs: { readonly cosine: number; readonly keyword: number }): number {
  return passageWeights.cosine * signs.cosine + passageWeights.keyword * signs.keyword;
}
