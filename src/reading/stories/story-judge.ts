import type { StoryJudge } from '../../archive/stories/story-grouping.js';
import { linkByAverage } from './average-linkage.js';
import { isCopy } from './copies.js';
import { likelihoodOfOneEvent, longestDaysApart } from './likelihood.js';
import { unpackSigns } from './sign-bytes.js';

/** Articles are of one story where each is, on average, more likely than not about the same event as the others. */
const leastLikelihood = 0.5;
/** A copy tells the same event, also where a paragraph of its own stands before it. */
const likelihoodOfCopies = 0.95;

/** Judges by the signs that `storyGrouping` gives. */
export const storyJudge: StoryJudge = {
  longestDaysApart,
  nearLikelihood: leastLikelihood,

  compare(bytes, others) {
    const one = unpackSigns(bytes);
    return others.map((otherBytes) => {
      const other = unpackSigns(otherBytes);
      if (!one || !other) return { likelihood: 0, isCopy: false };
      if (isCopy(one, other)) return { likelihood: likelihoodOfCopies, isCopy: true };
      return { likelihood: likelihoodOfOneEvent(one, other), isCopy: false };
    });
  },

  part(articleIds, likelihood) {
    return linkByAverage(articleIds, likelihood, leastLikelihood);
  },
};
