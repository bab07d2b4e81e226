import type {
  Answer,
  Finding,
  FollowsUp,
  RankedArticle,
  RankedPassage,
  Source,
  Understood,
  Verdict,
} from '../archive/answer.js';

/** An answer as scripts read it. Extended, never changed. */
export interface AnswerJson {
  readonly answer: string;
  /** Of the line of a batch. */
  readonly id?: unknown;
  readonly question: string;
  readonly verdict: Verdict;
  readonly probability: Answer['probability'];
  readonly findings: readonly Omit<Finding, 'key'>[];
  readonly sources: readonly Pick<
    Source,
    'n' | 'article' | 'externalId' | 'title' | 'outlet' | 'publishedAt' | 'url' | 'provenance'
  >[];
  readonly disagreement: Answer['disagreement'];
  readonly coverage: Answer['coverage'];
  readonly passages: readonly RankedPassage[];
  readonly articles: readonly RankedArticle[];
  readonly undatedLeftOut: number;
  readonly understood: Understood;
  /** Missing where it was asked by itself. */
  readonly followsUp?: FollowsUp;
  readonly tookMs: number;
}

/** @param batchId id of the line it answers, where there is one. */
export function answerToJson(answer: Answer, batchId?: unknown): AnswerJson {
  return {
    answer: answer.id,
    ...(batchId === undefined ? {} : { id: batchId }),
    question: answer.question,
    verdict: answer.verdict,
    probability: answer.probability,
    findings: answer.findings.map(({ source, quote, start, end, speaker, score }) => ({
      source,
      quote,
      start,
      end,
      speaker,
      score,
    })),
    sources: answer.sources.map(
      ({ n, article, externalId, title, outlet, publishedAt, url, provenance }) => ({
        n,
        article,
        externalId,
        title,
        outlet,
        publishedAt,
        url,
        provenance,
      }),
    ),
    disagreement: answer.disagreement,
    coverage: answer.coverage,
    passages: answer.passages,
    articles: answer.articles,
    undatedLeftOut: answer.undatedLeftOut,
    understood: answer.understood ?? { time: null, outlet: null },
    ...(answer.followsUp ? { followsUp: answer.followsUp } : {}),
    tookMs: answer.tookMs,
  };
}
