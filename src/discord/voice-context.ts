import type { SettingsDesk } from '../desk/settings-desk.js';
import type { Logger } from '../logger.js';
import { DiscordPlaces } from './discord-places.js';
import type { DiscordRest } from './discord-rest.js';

/** What Dateline needs beside Discord to say something of its own accord. */
export interface VoiceParts {
  readonly desk: { readonly settings: Pick<SettingsDesk, 'read'> };
  readonly logger: Logger;
}

/** That, and Discord as it is reached by requests alone. */
export interface VoiceContext extends VoiceParts {
  readonly rest: DiscordRest;
  readonly places: DiscordPlaces;
}

/** @param rest with a bot's token */
export function voiceContext(rest: DiscordRest, { desk, logger }: VoiceParts): VoiceContext {
  return { desk, logger, rest, places: new DiscordPlaces(rest) };
}
