import { openEmbeddedArchive } from '../../src/archive/embedded/embedded-archive.js';
import { guildCollection } from '../../src/archive/collection-id.js';
import { startBotOnLoopback } from '../../src/chat/bot-on-loopback.js';
import type { ChatSession } from '../../src/chat/chat-session.js';
import { LoopbackDiscord } from '../../src/chat/loopback-discord.js';
import type { TrialWorld } from '../../src/chat/trial-world.js';
import { readConfig } from '../../src/config.js';
import { LocalDesk } from '../../src/desk/local-desk.js';
import { ProcessEmbedder } from '../../src/embedding/process-embedder.js';
import { profileFingerprint } from '../../src/embedding/profile-fingerprint.js';
import { resolveModelProfile } from '../../src/embedding/resolve-model-profile.js';
import { createLogger } from '../../src/logger.js';
import type { Fetcher } from '../../src/reading/fetch/guarded-fetch.js';
import { ProcessExtractor } from '../../src/reading/page/extractor.js';
import { articlePage, picturedArticles } from './articles.js';

/** The day on which the pictures are taken: so they are the same tomorrow. */
const now = new Date('2026-11-24T09:30:00Z');

/** The bot at work in a server, over invented articles that it has fetched. */
export interface PicturedNewsroom {
  readonly loopback: LoopbackDiscord;
  readonly world: TrialWorld;
  /** Of somebody who may manage the server. */
  readonly admin: ChatSession;
  readonly member: ChatSession;
  close(): Promise<void>;
}

export async function openPicturedNewsroom(folder: string): Promise<PicturedNewsroom> {
  const logger = createLogger('warn');
  const profile = resolveModelProfile(readConfig(process.env).model);
  const desk = new LocalDesk({
    archive: await openEmbeddedArchive({
      folder,
      profile: { fingerprint: profileFingerprint(profile), dimension: profile.dimension },
      logger,
    }),
    embedder: new ProcessEmbedder({ profile, processes: 1, logger }),
    fetcher: inventedWeb,
    extractor: new ProcessExtractor(),
    useSeeds: false,
    prepareSeeds: async () => undefined,
    now: () => now,
    logger,
  });
  const loopback = await LoopbackDiscord.start({ logger });
  const server = loopback.addGuild({ name: 'Tamsin Ford', channels: ['news'] });
  const elsewhere = loopback.addGuild({ name: 'Chess club', channels: ['general'] });
  const [admin, member] = [loopback.addUser({ name: 'ana' }), loopback.addUser({ name: 'ben' })];
  loopback.addMember(server.id, admin, 'admin');
  loopback.addMember(server.id, member, 'member');
  loopback.addMember(elsewhere.id, admin, 'admin');
  loopback.addMember(elsewhere.id, member, 'member');
  const by = { id: admin.id, name: admin.name };
  for (const { url } of picturedArticles) {
    const input = { kind: 'url', url } as const;
    await desk.add({ collection: guildCollection(server.id), input, hints: {}, by });
  }
  const bot = await startBotOnLoopback(loopback, { desk, logger });
  const place = { guildId: server.id, channelId: server.channels.news };
  const people = [
    { user: admin, standing: 'admin' },
    { user: member, standing: 'member' },
  ] as const;
  return {
    loopback,
    world: { home: server, elsewhere, people },
    admin: loopback.session(admin, place),
    member: loopback.session(member, place),
    async close() {
      await bot.close();
      await loopback.close();
      await desk.close();
    },
  };
}

/** Sends the invented articles for their addresses. */
const inventedWeb: Fetcher = {
  async fetch(url) {
    const article = picturedArticles.find((each) => each.url === url);
    if (!article) throw new Error(`There is no ${url}.`);
    const bytes = new TextEncoder().encode(articlePage(article));
    const validators = { etag: null, lastModified: null };
    return { finalUrl: url, status: 200, mediaType: 'text/html', charset: 'utf-8', validators, bytes };
  },
};
