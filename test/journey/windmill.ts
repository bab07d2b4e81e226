import { expect } from 'vitest';
import type { ChatReply } from '../../src/chat/chat-session.js';
import type { Newsroom } from './newsroom-stage.js';
import { addFile, askIn, refusal } from './replies.js';

/** The one article of an archive that is given bad input, and a question that it answers. */
export const windmill = {
  text: `The windmill of Oster Kappel grinds rye again since Sunday. The miller Greet Holm repaired its sails with ash wood.

A loaf from its flour costs 5 crowns.`,
  question: 'What does the windmill of Oster Kappel grind?',
  quoted: 'grinds rye again',
} as const;

export async function addWindmill(room: Newsroom): Promise<void> {
  await addFile(room.in('news', room.people.ana), 'windmill.txt', windmill.text);
}

/** What is left after something was refused. */
export interface AfterRefusal {
  /** The one plain sentence. */
  readonly sentence: string;
  readonly isInTime: boolean;
  readonly isArchiveAsBefore: boolean;
  readonly isQuestionAnswered: boolean;
}

/** Does something that must be refused, then asks the question that the archive answers. */
export async function refused(room: Newsroom, act: () => Promise<ChatReply>): Promise<AfterRefusal> {
  const before = await room.desk.stats(room.collection);
  const reply = await act();
  const after = await room.desk.stats(room.collection);
  const { quotations } = await askIn(room.in('news', room.people.ben), windmill.question);
  return {
    sentence: refusal(reply),
    isInTime: reply.acknowledgedAfterMs < 2_500,
    isArchiveAsBefore: before.articles === after.articles && before.passages === after.passages,
    isQuestionAnswered: quotations[0]?.slice?.includes(windmill.quoted) ?? false,
  };
}

/** What must be left. */
export function unharmedBy(words: RegExp): AfterRefusal {
  return {
    sentence: expect.stringMatching(words) as string,
    isInTime: true,
    isArchiveAsBefore: true,
    isQuestionAnswered: true,
  };
}
