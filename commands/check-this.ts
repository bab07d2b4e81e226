import type { Message } from 'discord.js';
import type { CheckedMessage } from '../src/archive/check.js';
import { UserError } from '../src/errors.js';
import { checkableText } from '../src/discord/checking/checkable-text.js';
import { privateView, sharedView } from '../src/discord/checking/check-view.js';
import { requireShareable } from '../src/discord/checking/require-shareable.js';
import type { Acknowledgement } from '../src/discord/command.js';
import type { ButtonComponent } from '../src/discord/component.js';
import { errorFacts } from '../src/discord/error-facts.js';
import { findAnswer } from '../src/discord/find-answer.js';
import { messageMenu, type MessageMenu } from '../src/discord/message-menu.js';
import { checkedCheck } from '../src/discord/rendering/checked-check.js';
import { sharePrefix } from '../src/discord/rendering/render-check.js';
import { requireMayAsk } from '../src/discord/rules/require-may-ask.js';
import { privateWording, publicWording } from '../src/discord/wording-for.js';

/** The message menu "Check this": what the archive says to the claims of a message, to whoever asks and nobody else. */
export const checkThis: MessageMenu = {
  data: messageMenu('Check this'),
  async acknowledge(interaction, context): Promise<Acknowledgement> {
    await requireMayAsk(context, interaction);
    return 'private';
  },

  async execute(interaction, { desk, logger, collectionOf }) {
    const { targetMessage, user, channelId, guildId } = interaction;
    if (targetMessage.author.id === interaction.client.user.id) throw new UserError('own-message-unchecked');
    const answer = await desk.check({
      collection: collectionOf(interaction),
      text: checkableText(targetMessage),
      statedAt: statedAt(targetMessage),
      message: checkedMessage(targetMessage),
      audience: { askerId: user.id, channelId, private: true },
    });
    const view = privateView(answer, guildId, privateWording(interaction));
    await interaction.editReply(checkedCheck(answer, view, logger));
  },
};

/** The button under a check. All that it needs is kept with the check, so that it works after a restart. */
export const shareCheckButton: ButtonComponent = {
  kind: 'button',
  prefix: sharePrefix,
  acknowledge: 'update',

  async execute(interaction, answerId, context) {
    const { desk, logger, collectionOf } = context;
    const { guildId, user, channelId } = interaction;
    const answer = await findAnswer(context, interaction, answerId);
    await requireShareable(context, interaction, answer);
    const wording = await publicWording(context, interaction);
    const view = sharedView(answer, guildId, wording, user.username);
    const message = checkedCheck(answer, view, logger);
    const collection = collectionOf(interaction);
    // First, and once: of two presses at the same time one only goes on to post.
    if (!(await desk.sharing.publish(collection, answer.id, channelId)))
      throw new UserError('shared-already');
    const shared = await interaction.followUp(message).catch(async (thrown: unknown) => {
      await desk.sharing
        .withdraw(collection, answer.id)
        .catch((error: unknown) =>
          logger.error({ answer: answer.id, error: errorFacts(error) }, 'An unshared check stayed public.'),
        );
      throw thrown;
    });
    try {
      await desk.attachMessage(collection, answer.id, shared.id);
      const own = privateView(answer, guildId, privateWording(interaction));
      await interaction.editReply(checkedCheck(answer, { ...own, isShareable: false }, logger));
    } catch (thrown) {
      // It is shared; only the link of its message will not find it, or the button stays and says so.
      logger.error({ answer: answer.id, error: errorFacts(thrown) }, 'A shared check was not noted.');
    }
  },
};

/** Of what is passed on, when that was written. */
function statedAt({ createdTimestamp, content, messageSnapshots }: Message): string {
  const passedOn = content === '' ? messageSnapshots.first()?.createdTimestamp : undefined;
  return new Date(passedOn ?? createdTimestamp).toISOString();
}

function checkedMessage({
  id,
  channelId,
  author,
  editedTimestamp,
  messageSnapshots,
}: Message): CheckedMessage {
  return {
    messageId: id,
    channelId,
    author: { id: author.id, name: author.username },
    forwarded: messageSnapshots.size > 0,
    editedMs: editedTimestamp ?? 0,
  };
}
