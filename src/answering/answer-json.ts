import type {
  Answer,
  Finding,
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
  /** Null in answers of earlier builds, which did not keep it. */
  readonly probability: number | null;
  readonly findings: readonly Omit<Finding, 'key'>[];
  readonly sources: readonly Pick<
    Source,
    'n' | 'article' | 'externalId' | 'title' | 'outlet' | 'publishedAt' | 'url' | 'provenance'
  >[];
  readonly passages: readonly RankedPassage[];
  readonly articles: readonly RankedArticle[];
  readonly undatedLeftOut: number;
  readonly understood: Understood;
  readonly tookMs: number;
}

/** @param batchId id of the line it answers, where there is one. */
export function answerToJson(answer: Answer, batchId?: unknown): AnswerJson {
  return {
    answer: answer.id,
    ...(batchId === undefined ? {} : { id: batchId }),
    question: answer.question,
    verdict: answer.verdict,
    probability: answer.probability ?? null,
    findings: answer.findings.map(({ source, quote, start, end, score }) => ({
      source,
      quote,
      start,
      end,
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
    passages: answer.passages,
    articles: answer.articles,
    undatedLeftOut: answer.undatedLeftOut,
    understood: answer.understood ?? { time: null, outlet: null },
    tookMs: answer.tookMs,
  };
}
