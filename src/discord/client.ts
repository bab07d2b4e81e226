import { Client, Events, Status } from 'discord.js';
import { CitationProcess, type CitationWriter } from '../answering/citations/citation-process.js';
import { systemClock, type Clock } from '../clock.js';
import { collectionOf, type CollectionOf } from './collection-of.js';
import type { BotContext, Command } from './command.js';
import { clientOptions } from './client-options.js';
import type { Component } from './component.js';
import { errorFacts } from './error-facts.js';
import { compareServers, keepServers } from './keep-servers.js';
import { loginError, loginTimeoutMs, noAnswerError } from './login-error.js';
import type { MentionHandler } from './mention-handler.js';
import type { MessageMenu } from './message-menu.js';
import { registerCommands } from './registration.js';
import { welcomeServers } from './welcome-servers.js';
import { Router, type InteractionListener } from './router.js';
import { answersMs } from '../shutdown.js';
import { within } from '../within.js';

/** What a bot is made of. */
export interface BotOptions extends Omit<BotContext, 'collectionOf' | 'clock' | 'citations'> {
  readonly token: string;
  readonly commands: readonly Command[];
  readonly menus: readonly MessageMenu[];
  readonly components: readonly Component[];
  /** What is done with messages to the bot; none: they are passed over. */
  readonly messages?: readonly MentionHandler[];
  /** Where Discord is, as `https://discord.com/api`; the local trial and the tests have one of their own. */
  readonly restApi?: string;
  /** Another than each server's and each person's own: the local trial's server is the terminal's. */
  readonly collectionOf?: CollectionOf;
  /** Another than this machine's, for tests of what takes long. */
  readonly clock?: Clock;
  /** Another than a child process of the bot's own; it is closed with the bot. */
  readonly citations?: CitationWriter;
  /** Told of every interaction and message to the bot, so that a local chat knows when an answer is whole. */
  readonly onInteraction?: InteractionListener;
}

/** A bot that is logged in, registered and serving. */
export interface Bot {
  readonly client: Client<true>;
  /** Whether every shard has its connection to Discord. */
  readonly isConnected: boolean;
  /** Lets the answers under way, and `alsoUnderWay`, finish (for five seconds at most), then leaves Discord. */
  close(alsoUnderWay?: Promise<unknown>): Promise<void>;
}

/** How long leaving Discord may take; the process ends then, and the connections with it. */
const leavingMs = 600;

/**
 * Logs in to Discord and serves its interactions and the messages to the bot. None of that needs a privileged intent:
 * the bot is sent no text of what people write to each other.
 *
 * @throws SetupError where Discord does not take the token or cannot be reached.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { logger, restApi, commands, menus, components, messages = [] } = options;
  const client = new Client(clientOptions(restApi ?? null, options.metrics));
  const context = {
    ...options,
    collectionOf: options.collectionOf ?? collectionOf,
    clock: options.clock ?? systemClock,
    citations: options.citations ?? new CitationProcess(),
  };
  const router = new Router({ commands, menus, components, messages }, context, options.onInteraction);
  // Without a listener an error would end the process.
  client.on(Events.Error, (error) => logger.error({ error: errorFacts(error) }, 'Discord client error.'));
  client.on(Events.ShardError, (error, shard) =>
    logger.error({ shard, error: errorFacts(error) }, 'The connection to Discord failed; it is made again.'),
  );
  client.on(Events.Warn, (warning) => logger.warn({ warning }, 'Discord client warning.'));
  keepServers(client, context);
  welcomeServers(client, context);
  client.on(Events.InteractionCreate, (interaction) => router.handle(interaction));
  client.on(Events.MessageCreate, (message) => router.hear(message));

  const ready = await logIn(client, options.token);
  try {
    // They are the same for all shards.
    if (ready.shard?.ids.includes(0) ?? true) await registerCommands(ready, [...commands, ...menus], logger);
  } catch (thrown) {
    // Those that were registered before still work.
    logger.error({ error: errorFacts(thrown) }, 'Discord did not take the commands; they are as they were.');
  }
  // The local trial's only server is no reason to take others for left.
  if (!options.collectionOf) await compareServers(ready, context);
  logger.info({ servers: ready.guilds.cache.size }, 'Serving on Discord.');
  return {
    client: ready,
    get isConnected() {
      return ready.ws.shards.size > 0 && ready.ws.shards.every(({ status }) => status === Status.Ready);
    },
    async close(alsoUnderWay = Promise.resolve()) {
      const [allEnded] = await Promise.all([router.close(answersMs), within(alsoUnderWay, answersMs)]);
      if (!allEnded) logger.warn('Some answers were not finished when Dateline left Discord.');
      await within(Promise.all([client.destroy(), context.citations.close()]), leavingMs);
    },
  };
}

async function logIn(client: Client, token: string): Promise<Client<true>> {
  let timer: NodeJS.Timeout | undefined;
  const ready = new Promise<Client<true>>((resolve, reject) => {
    client.once(Events.ClientReady, resolve);
    timer = setTimeout(() => reject(noAnswerError()), loginTimeoutMs);
  });
  try {
    const [, readyClient] = await Promise.all([client.login(token), ready]);
    return readyClient;
  } catch (thrown) {
    await client.destroy();
    throw loginError(thrown);
  } finally {
    clearTimeout(timer);
  }
}
