import type { AskedTerms } from '../search/asked-terms.js';
import type { Candidate, Retrieval } from '../search/retrieval.js';
import { rarestWeight } from '../search/term-weights.js';
import type { AnswerSigns } from './answer-model.js';
import type { ReadPassage } from './score-sentences.js';
import { articleKey } from './sentence-signs.js';

/** Which of the question's terms a passage holds, together with the line of context before it. */
interface PassageCoverage {
  /** Share of their weight, 0 to 1. */
  readonly covered: number;
  /** Share of the weight of its names and numbers that stands nowhere, 0 to 1; 0 where it names nothing. */
  readonly namesMissing: number;
}

/** Reads off what was found how sure it is that the archive answers. */
export function answerSigns(retrieval: Retrieval, passages: readonly ReadPassage[]): AnswerSigns {
  const { asked, candidates, passagesSearched } = retrieval;
  const [first] = candidates;
  const covers = passages.map(({ candidate }) => coverPassage(candidate, asked));
  const covered = Math.max(0, ...covers.map((cover) => cover.covered));
  return {
    cosine: first?.cosine ?? 0,
    covered: Math.max(
      0,
      ...passages.flatMap(({ sentences }) => sentences.map(({ signs }) => signs.coveredWithPrevious)),
    ),
    namesMissing: Math.min(1, ...covers.map((cover) => cover.namesMissing)),
    matched: (covered * asked.totalWeight) / rarestWeight(passagesSearched),
    standsOut: standsOut(candidates),
  };
}

/** How much of what is asked for a passage holds. */
export function coverPassage({ counts }: Pick<Candidate, 'counts'>, asked: AskedTerms): PassageCoverage {
  const namesAny = asked.terms.some(({ isName }) => isName);
  return {
    covered: asked.share(counts),
    namesMissing: namesAny ? 1 - asked.share(counts, ({ isName }) => isName) : 0,
  };
}

/** The article that the best one is held against: few questions are answered by more. */
const comparedPlace = 5;
/** A lead of so many scores is as good as any. */
const clearLead = 4;
/**
 * What an article of passing interest scores, beside what its date gives: some four less than the fifth best of 8,000, in
 * the middle of 504 questions. Where an archive holds no such article, as a small one does not, the best is held against
 * one of the same day all the same.
 */
const passingInterest = 6;

function standsOut(candidates: readonly Candidate[]): number {
  const articles = new Map(candidates.map((candidate) => [articleKey(candidate), candidate]));
  const ordered = [...articles.values()].sort((left, right) => right.articleScore - left.articleScore);
  const [best] = ordered;
  if (!best) return 0;
  const fifth = ordered[comparedPlace - 1]?.articleScore ?? 0;
  const compared = Math.max(passingInterest + best.dateScore, fifth);
  return Math.min(clearLead, Math.max(0, best.articleScore - compared)) / clearLead;
}
