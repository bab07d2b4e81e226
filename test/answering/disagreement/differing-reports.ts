import { expect } from 'vitest';
import { chooseFindings } from '../../../src/answering/choose-findings.js';
import type { SameEvent } from '../../../src/answering/disagreement/differing-values.js';
import { withDiffering } from '../../../src/answering/disagreement/disagreement.js';
import type { ReadPassage } from '../../../src/answering/score-sentences.js';
import { AskedTerms } from '../../../src/search/asked-terms.js';
import { sampleCandidate, samplePassage } from '../sample-candidates.js';

export const deaths = 'How many people were killed in the Lowmoor ferry crash?';

export interface Report {
  readonly text: string;
  readonly date?: string | null;
}

const always: SameEvent = () => true;
const nothingAsked = new AskedTerms([]);

/** A report as an article that was read: its first sentence likeliest, and likelier than those of the reports behind it. */
function readReport(report: Report | string, index: number): ReadPassage {
  const { text, date = `2024-03-${10 + index}` } = typeof report === 'string' ? { text: report } : report;
  const article = { publishedAt: date, title: null };
  const candidate = sampleCandidate(text, { articleId: `article-${index}`, passageId: index, article });
  const likelihoods = candidate.passage.sentences.map((_, place) => 0.3 * 0.9 ** index * 0.4 ** place);
  const passage = samplePassage(candidate, ...likelihoods);
  const sentences = passage.sentences.map((sentence) => ({
    ...sentence,
    signs: { ...sentence.signs, isQuestion: Number(sentence.text.endsWith('?')) },
  }));
  return { ...passage, sentences };
}

/** What is put side by side, where each report is an article that was read; the first ones best. */
export function differing(
  question: string,
  reports: readonly (Report | string)[],
  { sameEvent = always, limit = 4 }: { readonly sameEvent?: SameEvent; readonly limit?: number } = {},
) {
  const passages = reports.map(readReport);
  const chosen = chooseFindings(passages, nothingAsked, limit);
  const found = withDiffering({ question, passages, chosen, sameEvent, asked: nothingAsked }, limit);
  const values = found.values.map(({ quotation, value }) => {
    expect(found.chosen).toContain(quotation);
    return quotation.quote.slice(value.start - quotation.start, value.end - quotation.start);
  });
  return { values, chosen: found.chosen };
}
