import type { BaseInteraction, ButtonInteraction, Guild, Message, RepliableInteraction } from 'discord.js';
import { languageOfLocale, type Language } from '../locales/language.js';
import { wordingIn, type Wording } from '../locales/wording.js';
import type { BotContext } from './command.js';
import { isPrivateReply } from './late-message.js';

type Context = Pick<BotContext, 'desk' | 'collectionOf'>;
type Place = Pick<BaseInteraction, 'guildId' | 'user' | 'locale' | 'guildLocale'>;

/** What Discord says of every server whose language nobody has chosen. */
const unchosenLocale = 'en-US';

/** How a person is spoken to where nobody else reads it: in the language of his Discord. */
export function privateWording({ locale }: Pick<BaseInteraction, 'locale'>): Wording {
  return wordingIn(languageOfLocale(locale) ?? 'en');
}

/**
 * How is spoken where everybody reads it: in the language of `/settings`, else in that which the server has chosen in
 * Discord, else in that of whoever asks.
 */
export async function publicWording({ desk, collectionOf }: Context, place: Place): Promise<Wording> {
  const { language } = await desk.settings.read(collectionOf(place));
  const chosen = place.guildLocale === unchosenLocale ? null : place.guildLocale;
  return wordingIn(language ?? known(chosen) ?? known(place.locale) ?? 'en');
}

/** How is spoken in the reply to an interaction that was acknowledged: as privately as that is. */
export async function replyWording(context: Context, interaction: RepliableInteraction): Promise<Wording> {
  return isPrivateReply(interaction) ? privateWording(interaction) : publicWording(context, interaction);
}

/**
 * How is spoken below a message: of its writer Discord tells no language, so it is that of `/settings`, else that of the
 * server.
 */
export async function messageWording(context: Context, message: Message): Promise<Wording> {
  const { guildId, author: user, guild } = message;
  const { language } = await context.desk.settings.read(context.collectionOf({ guildId, user }));
  return wordingIn(language ?? known(guild?.preferredLocale ?? null) ?? 'en');
}

/**
 * How is spoken where a message that all see is written anew: as when it was written. What an interaction brought was written
 * for whoever asked, and only he changes it; what the bot wrote below a message, or by itself, knows of nobody's language,
 * whoever presses its button.
 */
export async function standingWording(context: Context, interaction: ButtonInteraction): Promise<Wording> {
  if (interaction.message.interactionMetadata !== null) return publicWording(context, interaction);
  const { language } = await context.desk.settings.read(context.collectionOf(interaction));
  return wordingIn(language ?? known(interaction.guildLocale) ?? 'en');
}

/** How a server is spoken to where nobody asked. */
export async function serverWording({ desk, collectionOf }: Context, guild: Guild): Promise<Wording> {
  const collection = collectionOf({ guildId: guild.id, user: guild.client.user });
  const { language } = await desk.settings.read(collection);
  return wordingIn(language ?? known(guild.preferredLocale) ?? 'en');
}

function known(locale: string | null): Language | null {
  return locale === null ? null : languageOfLocale(locale);
}
