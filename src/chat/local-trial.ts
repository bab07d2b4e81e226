import type { BotDesk } from '../desk/bot-desk.js';
import { localCollection } from '../archive/collection-id.js';
import type { Speak } from '../desk/desk-voice.js';
import { collectionOf, type CollectionOf } from '../discord/collection-of.js';
import { discordVoice } from '../discord/discord-voice.js';
import type { Logger } from '../logger.js';
import type { Metrics } from '../observing/metrics.js';
import type { Vitals } from '../observing/vitals.js';
import { toldToStop } from '../told-to-stop.js';
import { startBotOnLoopback } from './bot-on-loopback.js';
import { LoopbackDiscord } from './loopback-discord.js';
import { runTerminal } from './terminal.js';

/** What a person reads first. */
const greeting =
  'This is a local trial of Dateline: nothing leaves this machine. On to Discord: put DISCORD_TOKEN into .env (README, "On to Discord").';

/** The trial's server, channel and person are the same at every start, so that yesterday's answers can be cited today. */
const foundedMs = Date.UTC(2024, 0, 1);
/** Discord's own limit for answering an interaction. */
const longestWorkMs = 15 * 60_000;

/**
 * The whole bot against a Discord on loopback, with a chat in the terminal. Resolves when the person leaves
 * or the process is told to stop. The terminal's articles are those of the collection `local`, as on the command line.
 */
export async function runLocalTrial(
  desk: BotDesk,
  speak: Speak,
  logger: Logger,
  { metrics, vitals }: { readonly metrics: Metrics; readonly vitals: Vitals },
): Promise<void> {
  const stopped = toldToStop();
  const loopback = await LoopbackDiscord.start({ logger, foundedMs });
  const server = loopback.addGuild({ name: 'Local trial', channels: ['news'] });
  const person = loopback.addUser({ name: 'you' });
  loopback.addMember(server.id, person, 'admin');
  const ownCollectionOf: CollectionOf = (interaction) =>
    interaction.guildId === server.id ? localCollection : collectionOf(interaction);
  const bot = await startBotOnLoopback(loopback, { desk, logger, metrics, collectionOf: ownCollectionOf });
  vitals.watchGateway(() => bot.isConnected);
  const stopSpeaking = speak(discordVoice(bot.client, { desk, collectionOf: ownCollectionOf, logger }));
  try {
    process.stdout.write(`${greeting}\nType /help, or a question. /quit ends it.\n`);
    const place = { guildId: server.id, channelId: server.channels.news };
    const session = loopback.session(person, place, { timeoutMs: longestWorkMs });
    await Promise.race([runTerminal({ session, input: process.stdin, output: process.stdout }), stopped]);
  } finally {
    await bot.close(stopSpeaking());
    await loopback.close();
  }
}
