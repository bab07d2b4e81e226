import {
  DiscordAPIError,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
  Routes,
  type APIMessage,
  type ButtonInteraction,
  type Client,
} from 'discord.js';
import type { Answer } from '../../archive/answer.js';
import type { CheckedMessage } from '../../archive/check.js';
import { UserError } from '../../errors.js';
import type { BotContext } from '../command.js';
import { requireAskChannel } from '../rules/require-ask-channel.js';

/**
 * Sees that a check may be shown to all who see this channel: its asker shares it, where the checked message stands and is
 * seen to stand as it was, where questions may be asked, and where he may write himself. All who see the channel may ask the
 * same archive.
 * @throws UserError which of these is not so.
 */
export async function requireShareable(
  { desk, collectionOf }: Pick<BotContext, 'desk' | 'collectionOf'>,
  interaction: ButtonInteraction,
  answer: Answer,
): Promise<void> {
  const { check, audience } = answer;
  const isOwn = check !== undefined && audience.askerId === interaction.user.id;
  if (!isOwn || check.message?.channelId !== interaction.channelId) throw new UserError('not-your-check');
  if (!audience.private) throw new UserError('shared-already');
  if (!mayWrite(interaction)) throw new UserError('may-not-share');
  await requireAskChannel(interaction, (await desk.settings.read(collectionOf(interaction))).askChannels);
  await requireStillThere(interaction.client, check.message);
}

/** What Discord has just sent with the interaction; a member who is timed out has none of it. */
function mayWrite({ memberPermissions, channel }: ButtonInteraction): boolean {
  const needed = channel?.isThread()
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  return memberPermissions?.has(needed) ?? false;
}

const goneCodes: readonly (number | string)[] = [
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
];
/** The bot may be used in a channel that it does not see. */
const unseenCodes: readonly (number | string)[] = [
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
];

/** Whoever deleted what he wrote, or wrote it anew, is not held to it before others. */
async function requireStillThere(
  client: Client,
  { channelId, messageId, editedMs }: CheckedMessage,
): Promise<void> {
  try {
    const message = (await client.rest.get(Routes.channelMessage(channelId, messageId))) as Pick<
      APIMessage,
      'edited_timestamp'
    >;
    const nowEditedMs = message.edited_timestamp === null ? 0 : Date.parse(message.edited_timestamp);
    if (nowEditedMs !== editedMs) throw new UserError('checked-message-edited');
  } catch (thrown) {
    const code = thrown instanceof DiscordAPIError ? thrown.code : null;
    if (code !== null && goneCodes.includes(code))
      throw new UserError('checked-message-gone', {}, { cause: thrown });
    if (code !== null && unseenCodes.includes(code))
      throw new UserError('checked-message-unseen', {}, { cause: thrown });
    throw thrown;
  }
}
