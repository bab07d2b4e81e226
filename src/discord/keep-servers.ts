import { Events, ShardClientUtil, type Client } from 'discord.js';
import type { ServerDesk } from '../desk/server-desk.js';
import type { Logger } from '../logger.js';
import { errorFacts } from './error-facts.js';

interface ServerParts {
  readonly desk: { readonly servers: ServerDesk };
  readonly logger: Logger;
}

/** Tells the desk of servers that take the bot in and of those that it leaves. discord.js reports an outage as neither. */
export function keepServers(client: Client, { desk, logger }: ServerParts): void {
  const note = (serverId: string, work: Promise<void>) =>
    work.catch((thrown: unknown) =>
      logger.error({ server: serverId, error: errorFacts(thrown) }, 'Joining or leaving was not noted.'),
    );
  client.on(Events.GuildDelete, ({ id }) => void note(id, desk.servers.left(id)));
  client.on(Events.GuildCreate, ({ id }) => void note(id, desk.servers.joined(id)));
}

/** Tells the desk in which servers the bot is; those in an outage are among them. A shard knows of its own only. */
export async function compareServers(client: Client<true>, { desk, logger }: ServerParts): Promise<void> {
  try {
    const { shard } = client;
    const part = shard && {
      name: `${shard.ids.join(',')}/${shard.count}`,
      holds: (serverId: string) =>
        shard.ids.includes(ShardClientUtil.shardIdForGuildId(serverId, shard.count)),
    };
    const present = [...client.guilds.cache.keys()];
    await desk.servers.compare(present, client.application.id, part ?? undefined);
  } catch (thrown) {
    logger.error({ error: errorFacts(thrown) }, 'Servers that were left meanwhile could not be told.');
  }
}
