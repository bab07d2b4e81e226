import type { Article } from '../archive/article.js';
import { shownOutlet } from '../archive/outlet-key.js';
import { datesOf } from './date-signs.js';
import type { MatchedArticle, MatchedPassage, Matching } from './matching.js';
import { outletName } from './outlet/outlet-name.js';
import { passageWeights, weighArticle, type ArticleSigns } from './ranking-weights.js';
import type { Candidate, RetrieveRequest } from './retrieval.js';
import { allSwitchesOn, type SearchSwitches } from './search-switches.js';
import { dot } from './vectors.js';

/** What passages are scored against, beside the terms that they were matched with. */
export interface Scoring extends Pick<RetrieveRequest, 'asOf' | 'time' | 'outlet' | 'switches' | 'weights'> {
  readonly questionVector: Float32Array;
}

/** A passage with what speaks for it alone. */
interface PassageSigns extends MatchedPassage {
  readonly cosine: number;
}

/**
 * The passages as candidates: each article scored as a whole, and its passages by how far they lie behind its best one.
 * @param passages of this matching.
 */
export async function scorePassages(
  matching: Matching,
  passages: readonly MatchedPassage[],
  scoring: Scoring,
): Promise<Candidate[]> {
  const { collection } = matching;
  const vectors = await collection.vectors(passages.map(({ passage }) => passage.id));
  const byArticle = new Map<string, PassageSigns[]>();
  for (const [index, matched] of passages.entries()) {
    const { articleId } = matched.passage;
    const vector = vectors[index];
    const signs = { ...matched, cosine: vector ? dot(scoring.questionVector, vector) : 0 };
    const own = byArticle.get(articleId);
    if (own) own.push(signs);
    else byArticle.set(articleId, [signs]);
  }
  return [...byArticle].flatMap(([articleId, own]) => {
    const matched = matching.article(articleId);
    const [first] = own;
    if (!matched || !first) return [];
    const best = Math.max(...own.map(passageScore));
    const articleSigns = readArticle(first.passage.article, own, matched, scoring);
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

function readArticle(
  article: Article,
  own: readonly PassageSigns[],
  matched: MatchedArticle,
  scoring: Scoring,
): ArticleSigns {
  const switches: SearchSwitches = scoring.switches ?? allSwitchesOn;
  const { inTime, recent } = datesOf(article.publishedAt, scoring.asOf, scoring.time ?? null);
  return {
    cosine: Math.max(...own.map((signs) => signs.cosine)),
    passageKeyword: Math.max(...own.map((signs) => signs.keyword)),
    articleKeyword: matched.keyword,
    coverage: matched.coverage,
    titleCoverage: matched.titleCoverage,
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
