import type { Answer, Finding } from '../../archive/answer.js';
import type { Bearing } from '../../archive/check.js';
import { answerToJson, type AnswerJson } from '../answer-json.js';
import { claimOutcomes, type Outcome } from './claim-outcomes.js';

/** A check as scripts read it. Extended, never changed. */
export interface CheckJson {
  readonly check: string;
  /** Of the line of a batch. */
  readonly id?: unknown;
  readonly claims: readonly {
    readonly claim: string;
    readonly outcome: Outcome;
    readonly quotations: readonly (Pick<Finding, 'source' | 'quote' | 'start' | 'end' | 'speaker'> & {
      readonly bearing: Bearing['how'];
      readonly isReported: boolean;
    })[];
  }[];
  /** Claims of the text that were not looked up. */
  readonly leftOut: number;
  readonly sources: AnswerJson['sources'];
  readonly tookMs: number;
}

/** @param batchId id of the line that it checks, where there is one. */
export function checkToJson(answer: Answer, batchId?: unknown): CheckJson {
  return {
    check: answer.id,
    ...(batchId === undefined ? {} : { id: batchId }),
    claims: claimOutcomes(answer).map(({ claim, outcome, findings }) => ({
      claim,
      outcome,
      quotations: findings.flatMap((index) => {
        const finding = answer.findings[index];
        if (!finding) return [];
        const { source, quote, start, end, speaker, bears } = finding;
        const { how = 'nearest', isReported = false } = bears ?? {};
        return [{ source, bearing: how, quote, start, end, speaker, isReported }];
      }),
    })),
    leftOut: answer.check?.leftOut ?? 0,
    sources: answerToJson(answer).sources,
    tookMs: answer.tookMs,
  };
}
