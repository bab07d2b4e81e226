import type { Finding, Verdict } from '../../archive/answer.js';
import type { Check } from '../../archive/check.js';
import type { Collection } from '../../archive/collection.js';
import type { Embedder } from '../../embedding/embedder.js';
import type { AliasTable } from '../../search/alias-table.js';
import { readQuestion } from '../../search/question.js';
import type { AnswerBody } from '../answer-question.js';
import { attemptAnswer } from '../attempt-answer.js';
import { numberSources } from '../number-sources.js';
import { rounded } from '../rounded.js';
import { StoriesOfPassages } from '../stories-of-passages.js';
import { shippedWeights } from '../weights.js';
import { readClaim } from './bearing-of.js';
import { decidingQuotations, nearestQuotation, type BearingQuotation } from './claim-quotations.js';

export interface ClaimsRequest {
  readonly claims: readonly string[];
  readonly leftOut: number;
  readonly message: Check['message'];
  /** The day on which they were stated, `YYYY-MM-DD`: "on Monday" counts from it. */
  readonly asOf: string;
  /** Searched together; the first is the asker's own. */
  readonly collections: readonly Collection[];
  readonly aliases: AliasTable;
}

/** A check before it has an id, a time and an audience. */
export type CheckBody = AnswerBody & { readonly check: Check };

/** What was found on one claim. */
interface CheckedClaim {
  readonly quotations: readonly BearingQuotation[];
  /** That the archive tells of it at all. */
  readonly probability: number;
}

/**
 * Looks each claim up and compares what is found with it. Nothing is left out by the times that a claim names: an article that
 * tells it of another day is what should be seen. Writes nothing.
 */
export async function checkClaims(request: ClaimsRequest, embedder: Embedder): Promise<CheckBody> {
  const checked: CheckedClaim[] = [];
  for (const claim of request.claims) checked.push(await checkClaim(claim, request, embedder));
  const found = checked.flatMap(({ quotations, probability }, claim) =>
    quotations.map((each) => ({ ...each, claim, probability })),
  );
  const numbered = numberSources(
    found.map(({ quotation }) => quotation),
    1,
  );
  const findings = numbered.findings.map((finding, index): Finding => {
    const { claim = 0, how = 'nearest', isReported = false, probability = 0 } = found[index] ?? {};
    return { ...finding, score: rounded(probability), bears: { claim, how, isReported } };
  });
  return {
    question: request.claims.join(' '),
    filters: { since: null, until: null, outlet: null },
    verdict: verdictOf(findings),
    probability: null,
    findings,
    sources: numbered.sources,
    disagreement: null,
    coverage: null,
    passages: [],
    articles: [],
    undatedLeftOut: 0,
    understood: { time: null, outlet: null },
    check: { claims: request.claims, leftOut: request.leftOut, message: request.message },
  };
}

async function checkClaim(text: string, request: ClaimsRequest, embedder: Embedder): Promise<CheckedClaim> {
  const { collections, asOf, aliases } = request;
  const filter = { since: null, until: null, outlet: null, keepUndated: true };
  const search = { question: readQuestion(text, aliases), collections, filter, asOf };
  const { passages, probability, retrieval, verdict } = await attemptAnswer(
    search,
    shippedWeights(),
    embedder,
  );
  const stories = await StoriesOfPassages.read(passages, collections);
  const deciding = decidingQuotations(readClaim(text, asOf), passages, stories);
  if (deciding.length > 0) return { quotations: deciding, probability };
  const nearest = verdict === 'nothing' ? null : nearestQuotation(passages, retrieval.asked);
  return { quotations: nearest ? [nearest] : [], probability };
}

/** `answered` where a quotation decides any of the claims. */
function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some(({ bears }) => bears?.how !== 'nearest')) return 'answered';
  return findings.length > 0 ? 'nearest' : 'nothing';
}
