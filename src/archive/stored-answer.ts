import type { Answer, Finding } from './answer.js';

/** An answer as some build of Dateline wrote it: earlier ones did not know every field. */
interface StoredAnswer
  extends Omit<Answer, 'findings' | 'disagreement'>, Partial<Pick<Answer, 'disagreement'>> {
  readonly findings: readonly (Omit<Finding, 'speaker'> & Partial<Pick<Finding, 'speaker'>>)[];
}

/** Reads an answer from its JSON; what the build that wrote it did not know is null. */
export function parseStoredAnswer(json: string): Answer {
  const stored = JSON.parse(json) as StoredAnswer;
  return {
    ...stored,
    disagreement: stored.disagreement ?? null,
    findings: stored.findings.map((finding) => ({ ...finding, speaker: finding.speaker ?? null })),
  };
}
