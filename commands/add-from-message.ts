import type { Message } from 'discord.js';
import type { PostedMessage } from '../src/archive/article.js';
import { UserError } from '../src/errors.js';
import { addSeveral } from '../src/discord/adding/add-several.js';
import { additionOf } from '../src/discord/adding/addition.js';
import { readCarriedItems } from '../src/discord/adding/carried-items.js';
import {
  addPrefix,
  confirmation,
  leavePrefix,
  readConfirmation,
} from '../src/discord/adding/confirmation.js';
import { isOpenChannel } from '../src/discord/adding/is-open-channel.js';
import { messageItems } from '../src/discord/adding/message-items.js';
import { requireUnchanged } from '../src/discord/adding/require-unchanged.js';
import type { ButtonComponent } from '../src/discord/component.js';
import { requireMayAdd } from '../src/discord/rules/require-may-add.js';
import { messageMenu, type MessageMenu } from '../src/discord/message-menu.js';
import { botMessage } from '../src/discord/rendering/message.js';
import { refusalMessage } from '../src/discord/reply-with-error.js';
import { privateWording } from '../src/discord/wording-for.js';

/** The message menu "Add to archive": the links and files of a message, or its text, into the archive. */
export const addFromMessage: MessageMenu = {
  data: messageMenu('Add to archive'),
  async acknowledge(interaction, context) {
    await requireMayAdd(context, interaction);
    return isOpenChannel(interaction) ? 'public' : 'private';
  },

  async execute(interaction, context) {
    const message = interaction.targetMessage;
    if (message.author.id === interaction.client.user.id) {
      throw new UserError('own-message');
    }
    const taken = messageItems([message, ...message.messageSnapshots.values()]);
    if (taken.items.length === 0) {
      throw new UserError('nothing-to-add');
    }
    const posted = postedMessage(message);
    if (!isOpenChannel(interaction)) {
      await interaction.editReply(confirmation(message, posted, taken, privateWording(interaction)));
      return;
    }
    const additions = taken.items.map((item) => additionOf(item, context.fetchAttachment, posted));
    await addSeveral(interaction, context, additions, taken.leftOut);
  },
};

/** Pressed where the message is from a channel that not everybody can see. */
export const addMessageButton: ButtonComponent = {
  kind: 'button',
  prefix: addPrefix,
  acknowledge: 'update',

  async execute(interaction, parameter, context) {
    await requireMayAdd(context, interaction);
    try {
      await addConfirmed(interaction, parameter, context);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      // The question is settled by it: nobody can answer it any more.
      await interaction.editReply(refusalMessage(error.sentenceIn(privateWording(interaction).language)));
    }
  },
};

const addConfirmed: ButtonComponent['execute'] = async (interaction, parameter, context) => {
  const { carriedUrl, authorName, ...asked } = readConfirmation(interaction, parameter);
  await requireUnchanged(interaction.client, asked);
  const carried = Buffer.from(await context.fetchAttachment(carriedUrl)).toString('utf8');
  const items = readCarriedItems(carried);
  if (items.length === 0) throw new UserError('question-unreadable');
  const posted: PostedMessage = {
    author: { id: asked.authorId, name: authorName },
    messageUrl: messageUrl(interaction.guildId, asked.channelId, asked.messageId),
    forwarded: asked.forwarded,
  };
  const additions = items.map((item) => additionOf(item, context.fetchAttachment, posted));
  await addSeveral(interaction, context, additions);
};

/** Pressed where it is to stay in its channel. */
export const leaveMessageButton: ButtonComponent = {
  kind: 'button',
  prefix: leavePrefix,
  acknowledge: 'update',

  async execute(interaction) {
    await interaction.editReply(
      botMessage({ content: privateWording(interaction).t('adding:confirm.left') }),
    );
  },
};

function postedMessage({ author, guildId, channelId, id, messageSnapshots }: Message): PostedMessage {
  return {
    author: { id: author.id, name: author.username },
    messageUrl: messageUrl(guildId, channelId, id),
    forwarded: messageSnapshots.size > 0,
  };
}

function messageUrl(guildId: string | null, channelId: string, messageId: string): string {
  return `https://discord.com/channels/${guildId ?? '@me'}/${channelId}/${messageId}`;
}
