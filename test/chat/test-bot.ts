import {
  Client,
  Events,
  GatewayIntentBits,
  Options,
  type ApplicationCommandDataResolvable,
  type Interaction,
  type Partials,
} from 'discord.js';
import { LoopbackDiscord, type LoopbackOptions } from '../../src/chat/loopback-discord.js';
import { sendRequest } from '../../src/discord/send-request.js';

export interface TestBot {
  readonly loopback: LoopbackDiscord;
  readonly client: Client<true>;
  /** What a handler threw, in order. */
  readonly failures: unknown[];
  /** From now on, interactions go here. */
  handle(handler: (interaction: Interaction) => Promise<unknown>): void;
  close(): Promise<void>;
}

export interface TestBotOptions extends LoopbackOptions {
  readonly commands?: readonly ApplicationCommandDataResolvable[];
  readonly intents?: readonly GatewayIntentBits[];
  readonly partials?: readonly Partials[];
  /** False: the loopback has to see for itself when a reply is whole. */
  readonly isTracked?: boolean;
}

/** A plain discord.js client, logged in to a loopback Discord of its own. */
export async function startTestBot(options: TestBotOptions = {}): Promise<TestBot> {
  const loopback = await LoopbackDiscord.start(options);
  const client = new Client({
    intents: options.intents ?? [GatewayIntentBits.Guilds],
    partials: options.partials ?? [],
    rest: { api: loopback.apiUrl, makeRequest: sendRequest },
    makeCache: Options.cacheEverything(),
  });
  const failures: unknown[] = [];
  client.on(Events.Error, (error) => failures.push(error));
  let handler: ((interaction: Interaction) => Promise<unknown>) | undefined;
  client.on(Events.InteractionCreate, (interaction) => {
    const work = (handler?.(interaction) ?? Promise.resolve()).catch((error: unknown) =>
      failures.push(error),
    );
    if (options.isTracked !== false) loopback.track(interaction.id, work);
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(loopback.token);
  const readyClient = await ready;
  if (options.commands) await readyClient.application.commands.set(options.commands);
  return {
    loopback,
    client: readyClient,
    failures,
    handle: (next) => {
      handler = next;
    },
    async close() {
      await client.destroy();
      await loopback.close();
    },
  };
}

export function delay(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
