import { DiscordAPIError, type Client } from 'discord.js';
import type { CollectionId } from '../archive/collection-id.js';
import { wordingIn, type Wording } from '../locales/wording.js';
import type { VoiceContext } from './voice-context.js';
import { serverWording } from './wording-for.js';

/**
 * As everybody in the channel's server is spoken to; in a direct message as its person chose. Where the channel is gone
 * nobody reads it.
 */
export async function channelWording(
  client: Client<true>,
  context: VoiceContext,
  channelId: string,
  collection: CollectionId,
): Promise<Wording> {
  try {
    const channel = await client.channels.fetch(channelId);
    if (channel && !channel.isDMBased()) return await serverWording(context, channel.guild);
    return wordingIn((await context.desk.settings.read(collection)).language ?? 'en');
  } catch (thrown) {
    if (thrown instanceof DiscordAPIError) return wordingIn('en');
    throw thrown;
  }
}
