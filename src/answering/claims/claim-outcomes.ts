import type { Answer, Finding } from '../../archive/answer.js';

/** What the archive says to a claim: `both` where its articles tell it differently. */
export type Outcome = 'supports' | 'differs' | 'both' | 'nothing';

/** A claim with the quotations that bear on it. */
export interface ClaimOutcome {
  readonly claim: string;
  readonly outcome: Outcome;
  /** Indices of its findings in the answer; of `nothing`, of what is nearest. */
  readonly findings: readonly number[];
}

/** The claims of a check, each with what its quotations carry now: one whose article was removed carries nothing. */
export function claimOutcomes({
  check,
  findings,
}: Pick<Answer, 'check' | 'findings'>): readonly ClaimOutcome[] {
  return (check?.claims ?? []).map((claim, index) => {
    const own = [...findings.entries()].filter(([, { bears }]) => bears?.claim === index);
    return { claim, outcome: outcomeOf(own.map(([, finding]) => finding)), findings: own.map(([at]) => at) };
  });
}

function outcomeOf(findings: readonly Finding[]): Outcome {
  const [supports, differs] = (['supports', 'differs'] as const).map((how) =>
    findings.some(({ bears }) => bears?.how === how),
  );
  if (supports && differs) return 'both';
  if (supports) return 'supports';
  return differs ? 'differs' : 'nothing';
}
