import type { RepliableInteraction } from 'discord.js';
import type { Wording } from '../locales/wording.js';
import type { BotContext } from './command.js';
import { errorFacts, isReplyLost } from './error-facts.js';
import { isPrivateReply, sendLate } from './late-message.js';
import { ProgressReply } from './progress-reply.js';
import { botMessage, type BotMessage } from './rendering/message.js';

/** The token of an interaction lives 15 minutes; a minute before its end the reply is edited for the last time. */
const lastEditMs = 14 * 60_000;

export interface LongReplyParts extends Pick<BotContext, 'clock' | 'logger'> {
  /** In which the reply speaks. */
  readonly wording: Wording;
}

/**
 * Does work whose progress is edited into the reply of an interaction, and whose outcome takes its place. Where the
 * work outlives the reply, that says so in its last edit, and the outcome comes as a message of its own.
 * @throws what the work throws.
 */
export async function replyAtLength(
  interaction: RepliableInteraction,
  { clock, logger, wording }: LongReplyParts,
  work: (show: (progress: BotMessage) => void) => Promise<BotMessage>,
): Promise<void> {
  const edit = (message: BotMessage) => interaction.editReply(message);
  const progress = new ProgressReply({ edit, logger, clock });
  let announced: Promise<void> | null = null;
  const announce = async (): Promise<void> => {
    await progress.finish();
    try {
      await edit(botMessage({ content: announcement(interaction, wording) }));
    } catch (thrown) {
      const facts = { interaction: interaction.id, error: errorFacts(thrown) };
      logger.warn(facts, 'A reply could not say that its outcome comes later.');
    }
  };
  const callOff = clock.after(lastEditMs, () => {
    announced = announce();
  });
  try {
    const outcome = await work((message) => progress.show(message));
    callOff();
    await progress.finish();
    await announced;
    const isTooLate = announced !== null || !(await isEdited(outcome, edit));
    if (isTooLate) await sendLate(interaction, outcome, logger);
  } finally {
    callOff();
    await progress.finish();
  }
}

/** False where the reply has expired or was deleted. @throws whatever else keeps it from being edited. */
async function isEdited(
  message: BotMessage,
  edit: (message: BotMessage) => Promise<unknown>,
): Promise<boolean> {
  try {
    await edit(message);
    return true;
  } catch (thrown) {
    if (isReplyLost(thrown)) return false;
    throw thrown;
  }
}

function announcement(interaction: RepliableInteraction, { t }: Wording): string {
  return t(isPrivateReply(interaction) ? 'adding:later.directly' : 'adding:later.here');
}
