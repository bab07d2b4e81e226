import type { Disagreement, Finding, Source } from '../../archive/answer.js';
import type { ChosenQuotation } from '../choose-findings.js';
import { differingValues, type DifferingRequest, type DifferingValue } from './differing-values.js';
import { showDiffering } from './show-differing.js';

/** The findings of an answer, and the numbers in them that differ: none, or two and more. */
export interface ChosenWithDiffering {
  readonly chosen: readonly ChosenQuotation[];
  readonly values: readonly DifferingValue[];
}

/**
 * Looks for articles that give another number for what is asked, and puts their sentences among the findings.
 * @param limit findings at most; with room for one only, nothing is put beside it.
 */
export function withDiffering(request: DifferingRequest, limit: number): ChosenWithDiffering {
  const values = differingValues(request);
  const chosen = showDiffering(request.chosen, values, limit);
  return chosen ? { chosen, values } : { chosen: request.chosen, values: [] };
}

/**
 * The differing numbers as an answer keeps them, word for word.
 * @param findings of the quotations in `chosen`, in the same order.
 */
export function disagreementOf(
  { chosen, values }: ChosenWithDiffering,
  findings: readonly Finding[],
  sources: readonly Source[],
): Disagreement | null {
  const told = values.flatMap(({ quotation, value }) => {
    const finding = findings[chosen.indexOf(quotation)];
    const source = sources.find(({ n }) => n === finding?.source);
    if (!finding || !source) return [];
    const words = finding.quote.slice(value.start - finding.start, value.end - finding.start);
    return [{ value: words, source: source.n, publishedAt: source.publishedAt }];
  });
  return told.length > 1 ? { values: told } : null;
}
