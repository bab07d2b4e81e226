import { Events, PermissionFlagsBits, type Client, type Guild } from 'discord.js';
import type { BotContext } from './command.js';
import { errorFacts } from './error-facts.js';
import { renderWelcome } from './rendering/render-welcome.js';
import { serverWording } from './wording-for.js';

const needed = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.EmbedLinks,
];

/**
 * Greets every server that takes the bot in, in the channel in which Discord announces new members. Where there is none,
 * or the bot may not write there, it says nothing unasked: `/help` says the same. A server that comes back after an
 * outage was never left.
 */
export function welcomeServers(client: Client, context: BotContext): void {
  client.on(Events.GuildCreate, (guild) => {
    welcome(guild, context).catch((thrown: unknown) => {
      context.logger.warn({ server: guild.id, error: errorFacts(thrown) }, 'A server was not greeted.');
    });
  });
}

async function welcome(guild: Guild, context: BotContext): Promise<void> {
  const channel = guild.systemChannel;
  if (!channel?.permissionsFor(guild.client.user)?.has(needed)) return;
  const { content, embeds, components } = renderWelcome(await serverWording(context, guild));
  await channel.send({ content, embeds: [...embeds], components: [...components] });
}
