import type { Opinion, OpinionOfAnswer } from './feedback.js';
import { parseStoredAnswer } from './stored-answer.js';

/** An opinion as it is stored. */
export interface OpinionRow {
  readonly answerId: string;
  readonly personId: string;
  readonly helpful: number;
  readonly reason: string | null;
  readonly givenAt: string;
}

export function toOpinionOfAnswer({
  answer,
  ...row
}: OpinionRow & { readonly answer: string }): OpinionOfAnswer {
  return { opinion: toOpinion(row), answer: parseStoredAnswer(answer) };
}

export function toOpinion({ helpful, ...row }: OpinionRow): Opinion {
  return { ...row, helpful: helpful === 1 };
}
