import { DiscordAPIError } from 'discord.js';
import type { CollectionId } from '../archive/collection-id.js';
import { languageOfLocale, type Language } from '../locales/language.js';
import { wordingIn, type Wording } from '../locales/wording.js';
import type { DiscordPlaces } from './discord-places.js';
import type { VoiceContext } from './voice-context.js';

/**
 * As everybody in the channel's server is spoken to; in a direct message as its person chose. Where the channel is gone
 * nobody reads it.
 * @param collection that of the server or the person
 */
export async function channelWording(
  { desk, places }: Pick<VoiceContext, 'desk' | 'places'>,
  channelId: string,
  collection: CollectionId,
): Promise<Wording> {
  const { language } = await desk.settings.read(collection);
  return wordingIn(language ?? (await languageOfServer(places, channelId)) ?? 'en');
}

async function languageOfServer(places: DiscordPlaces, channelId: string): Promise<Language | null> {
  try {
    const { serverId } = await places.channel(channelId);
    const server = serverId === null ? null : await places.server(serverId);
    return server && languageOfLocale(server.locale);
  } catch (thrown) {
    if (thrown instanceof DiscordAPIError) return null;
    throw thrown;
  }
}
