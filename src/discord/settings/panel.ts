import type { BaseInteraction } from 'discord.js';
import type { BotContext } from '../command.js';
import type { BotMessage } from '../rendering/message.js';
import { privateWording } from '../wording-for.js';
import { renderPanel } from './render-panel.js';
import type { Section } from './sections.js';

/** A page of the panel as everything stands now. @param notice what was just changed, as Markdown. */
export async function panel(
  interaction: BaseInteraction,
  { desk, collectionOf }: BotContext,
  section: Section,
  notice: string | null = null,
): Promise<BotMessage> {
  const collection = collectionOf(interaction);
  const [settings, hosts, limits] = await Promise.all([
    desk.settings.read(collection),
    desk.hosts(collection),
    desk.allowance.limits(),
  ]);
  const { guild, guildId } = interaction;
  return renderPanel(
    { section, settings, hosts, limits, guild, guildId, notice },
    privateWording(interaction),
  );
}
