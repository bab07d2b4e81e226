import type { StoryGrouping, StoryJudge } from '../../src/archive/stories/story-grouping.js';
import { linkByAverage } from '../../src/reading/stories/average-linkage.js';

/** Likelihoods by pairs of names, as "ferry bridge"; pairs that are not named have none. A likelihood below zero marks a copy. */
export type SamplePairs = Readonly<Record<string, number>>;

/** A judge to whom articles are names, and who has been told which are alike. */
export function sampleJudge(pairs: SamplePairs): StoryJudge {
  const known = new Map<string, number>();
  for (const [names, likelihood] of Object.entries(pairs)) {
    const [one, other] = names.split(' ');
    known.set(`${one} ${other}`, likelihood).set(`${other} ${one}`, likelihood);
  }
  return {
    longestDaysApart: 7,
    nearLikelihood: 0.5,
    compare: (one, others) =>
      others.map((other) => {
        const likelihood = known.get(`${nameIn(one)} ${nameIn(other)}`) ?? 0;
        return { likelihood: Math.abs(likelihood), isCopy: likelihood < 0 };
      }),
    part: (articleIds, likelihood) => linkByAverage(articleIds, likelihood, 0.5),
  };
}

export interface SampleSigns {
  readonly day?: string;
  readonly terms?: readonly number[];
}

/** The grouping of the article that the judge knows by this name. All share a mark, unless they are given others. */
export function sampleGrouping(name: string, judge: StoryJudge, signs: SampleSigns = {}): StoryGrouping {
  const { day = '2025-05-02', terms = [1] } = signs;
  const marks = terms.map((term) => ({ term, weight: 1 }));
  return { signs: { day, marks, bytes: new TextEncoder().encode(name) }, judge };
}

function nameIn(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
