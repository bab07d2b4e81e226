import { commands, components, menus, messages } from '../../commands/index.js';
import { startBot, type Bot, type BotOptions } from '../discord/client.js';
import { UserError } from '../errors.js';
import type { LoopbackDiscord } from './loopback-discord.js';

/**
 * The whole bot, logged in to a Discord on loopback, whose chats know when an answer of it is whole.
 * @param options desk and logger, and what is other than usual
 */
export function startBotOnLoopback(
  loopback: LoopbackDiscord,
  options: Pick<BotOptions, 'desk' | 'logger'> & Partial<BotOptions>,
): Promise<Bot> {
  return startBot({
    token: loopback.token,
    restApi: loopback.apiUrl,
    commands,
    menus,
    components,
    messages,
    async fetchAttachment(url) {
      const bytes = loopback.attachmentBytes(url);
      if (bytes) return bytes;
      throw new UserError('attachment-gone');
    },
    onInteraction: (interactionId, work) => loopback.track(interactionId, work),
    ...options,
  });
}
