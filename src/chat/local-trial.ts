import { localCollection } from '../archive/collection-id.js';
import type { BotDesk } from '../desk/bot-desk.js';
import type { Speak } from '../desk/desk-voice.js';
import { collectionOf, type CollectionOf } from '../discord/collection-of.js';
import { discordVoice } from '../discord/discord-voice.js';
import type { Logger } from '../logger.js';
import type { Metrics } from '../observing/metrics.js';
import type { Vitals } from '../observing/vitals.js';
import { startBotOnLoopback } from './bot-on-loopback.js';
import { LoopbackDiscord } from './loopback-discord.js';
import { makeTrialWorld, type TrialWorld } from './trial-world.js';

/** The trial's servers, channels and people are the same at every start, so that yesterday's answers can be cited today. */
const foundedMs = Date.UTC(2024, 0, 1);

export interface LocalTrialOptions {
  readonly desk: BotDesk;
  readonly speak: Speak;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly vitals: Vitals;
}

/** The whole bot at work on a Discord on loopback. */
export interface LocalTrial {
  readonly loopback: LoopbackDiscord;
  readonly world: TrialWorld;
  close(): Promise<void>;
}

/** Starts it. The articles of its first server are those of the collection `local`, as on the command line. */
export async function openLocalTrial(options: LocalTrialOptions): Promise<LocalTrial> {
  const { desk, speak, logger, metrics, vitals } = options;
  const loopback = await LoopbackDiscord.start({ logger, foundedMs });
  const world = makeTrialWorld(loopback);
  const ownCollectionOf: CollectionOf = (interaction) =>
    interaction.guildId === world.home.id ? localCollection : collectionOf(interaction);
  const bot = await startBotOnLoopback(loopback, { desk, logger, metrics, collectionOf: ownCollectionOf });
  vitals.watchGateway(() => bot.isConnected);
  const stopSpeaking = speak(discordVoice(bot.client.rest, { desk, logger }));
  return {
    loopback,
    world,
    async close() {
      await bot.close(stopSpeaking());
      await loopback.close();
    },
  };
}
