import type { ChatInputCommandInteraction } from 'discord.js';
import type { Place, SetUp } from '../archive/place.js';
import { announceChannel, requireAnnounceable } from './announce-channel.js';
import type { BotContext } from './command.js';

/**
 * Where a person has Dateline write by itself: in a direct message to himself, in a server in the channel that he names,
 * else in that of the settings, else in this one.
 * @throws UserError where either of them may not write there.
 */
export async function placeOf(
  interaction: ChatInputCommandInteraction,
  { desk, collectionOf }: Pick<BotContext, 'desk' | 'collectionOf'>,
): Promise<Place> {
  if (!interaction.guildId) return { kind: 'person', id: interaction.user.id };
  const named = announceChannel(interaction);
  if (named !== null) return { kind: 'channel', id: named };
  const settings = await desk.settings.read(collectionOf(interaction));
  return {
    kind: 'channel',
    id: requireAnnounceable(interaction, settings.announceChannel ?? interaction.channelId),
  };
}

/** Who set something up, and where its troubles are told. */
export function setUpBy(
  interaction: ChatInputCommandInteraction,
  { clock }: Pick<BotContext, 'clock'>,
): SetUp {
  const { user, guildId, channelId, locale } = interaction;
  return {
    by: { id: user.id, name: user.username },
    channel: guildId ? channelId : null,
    locale,
    at: new Date(clock.nowMs()).toISOString(),
  };
}
