import { Routes, type Client, type RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import type { Logger } from '../logger.js';
import type { Command } from './command.js';
import { localisedCommand } from './localised-command.js';
import type { MessageMenu } from './message-menu.js';
import { sameCommands } from './same-commands.js';

/**
 * Tells Discord which commands and menus there are, for all servers and direct messages, with one request that
 * replaces them all; nothing where Discord knows them already, because it counts what is registered in a day.
 */
export async function registerCommands(
  client: Client<true>,
  commands: readonly (Command | MessageMenu)[],
  logger: Logger,
): Promise<void> {
  const route = Routes.applicationCommands(client.application.id);
  const wanted: RESTPostAPIApplicationCommandsJSONBody[] = commands.map(({ data }) =>
    localisedCommand(data.toJSON()),
  );
  const query = new URLSearchParams({ with_localizations: 'true' });
  if (sameCommands(wanted, await client.rest.get(route, { query }))) return;
  await client.rest.put(route, { body: wanted });
  logger.info({ commands: wanted.map(({ name }) => name) }, 'Commands registered.');
}
