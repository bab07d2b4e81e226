import type { Answer, Finding } from './answer.js';

type LaterField = 'disagreement' | 'coverage' | 'probability';

/** An answer as some build of Dateline wrote it: earlier ones did not know every field. */
interface StoredAnswer extends Omit<Answer, 'findings' | LaterField>, Partial<Pick<Answer, LaterField>> {
  readonly findings: readonly (Omit<Finding, 'speaker'> & Partial<Pick<Finding, 'speaker'>>)[];
}

/** Reads an answer from its JSON; what the build that wrote it did not know is null. */
export function parseStoredAnswer(json: string): Answer {
  const stored = JSON.parse(json) as StoredAnswer;
  return {
    ...stored,
    probability: stored.probability ?? null,
    disagreement: stored.disagreement ?? null,
    coverage: stored.coverage ?? null,
    findings: stored.findings.map((finding) => ({ ...finding, speaker: finding.speaker ?? null })),
  };
}
