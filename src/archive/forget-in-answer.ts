import type { Answer } from './answer.js';
import { withoutPerson } from './forgotten-person.js';

/** Whether it goes with a person: he asked for it, or it is a check of a message that he wrote. */
export function isOfPerson({ audience, check }: Answer, personId: string): boolean {
  return audience.askerId === personId || check?.message?.author.id === personId;
}

/**
 * What is left of somebody else's answer: nobody of this id is named in it, and where it followed up what is deleted, the
 * words that it took over from there are gone. Those of articles stay.
 * @param isDeleted whether an answer, by its id, was deleted or took words over from one that was.
 */
export function forgetInAnswer(
  answer: Answer,
  personId: string,
  isDeleted: (answerId: string) => boolean,
): Answer {
  const rest = withoutPerson(answer, personId);
  const { followsUp } = rest;
  if (!followsUp?.carried || !isDeleted(followsUp.answer)) return rest;
  const about = followsUp.carried.about.filter(({ article }) => article !== undefined);
  return {
    ...rest,
    followsUp: { ...followsUp, carried: { ...followsUp.carried, about, instead: null, time: null } },
  };
}
