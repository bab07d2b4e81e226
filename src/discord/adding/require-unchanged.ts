import { DiscordAPIError, RESTJSONErrorCodes, Routes, type APIMessage, type Client } from 'discord.js';
import { UserError } from '../../errors.js';
import type { AskedMessage } from './confirmation.js';

const goneCodes: readonly (number | string)[] = [
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
];
/** The bot may be used in a channel that it does not see. */
const unseenCodes: readonly (number | string)[] = [
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
];

/**
 * Sees that a message still stands as it was when it was asked about; in a channel that the bot may not look into it
 * is taken to.
 * @throws UserError where it was deleted or edited since.
 */
export async function requireUnchanged(client: Client, asked: AskedMessage): Promise<void> {
  try {
    const route = Routes.channelMessage(asked.channelId, asked.messageId);
    const message = (await client.rest.get(route)) as Pick<APIMessage, 'edited_timestamp'>;
    const editedMs = message.edited_timestamp === null ? 0 : Date.parse(message.edited_timestamp);
    if (editedMs !== asked.editedMs) throw new UserError('message-edited');
  } catch (thrown) {
    const code = thrown instanceof DiscordAPIError ? thrown.code : null;
    if (code !== null && goneCodes.includes(code)) throw new UserError('message-gone', {}, { cause: thrown });
    if (code === null || !unseenCodes.includes(code)) throw thrown;
  }
}
