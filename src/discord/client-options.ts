import {
  GatewayIntentBits,
  Options,
  Partials,
  type ClientOptions,
  type GuildMember,
  type RESTOptions,
  type User,
} from 'discord.js';
import { isManagedShard } from '../managed-shard.js';
import type { Metrics } from '../observing/metrics.js';
import { countedRequests, sendRequest } from './send-request.js';

/**
 * How the bot connects. No intent of these is privileged: of what people write to each other Discord sends that it was
 * written, and the text only where it is written to the bot.
 *
 * @param metrics counts the replies of Discord
 * @param restApi where Discord is; null: the real one
 */
export function clientOptions(restApi: string | null, metrics?: Metrics): ClientOptions {
  return {
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // A direct message comes from a channel that discord.js does not know yet; without this it would drop it.
    partials: [Partials.Channel],
    // One of several processes is told its part by whoever manages them.
    ...(isManagedShard ? {} : { shards: 'auto' }),
    allowedMentions: { parse: [] },
    // Every message would be kept, and everybody who wrote one: nothing here looks any of them up.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      UserManager: { maxSize: 1000, keepOverLimit: isBot },
      GuildMemberManager: { maxSize: 100, keepOverLimit: isBot },
    }),
    rest: restOptions(restApi, metrics),
  };
}

/** How requests are sent, with a gateway or without. The parameters are the same. */
export function restOptions(restApi: string | null, metrics?: Metrics): Partial<RESTOptions> {
  const makeRequest = metrics ? countedRequests((status) => metrics.discordRequest(status)) : sendRequest;
  return { makeRequest, ...(restApi ? { api: restApi } : {}) };
}

const isBot = (person: User | GuildMember): boolean => person.id === person.client.user.id;
