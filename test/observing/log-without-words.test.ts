import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBotOnLoopback } from '../../src/chat/bot-on-loopback.js';
import type { ChatReply } from '../../src/chat/chat-session.js';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import { LoopbackDiscord } from '../../src/chat/loopback-discord.js';
import { guildCollection } from '../../src/archive/collection-id.js';
import { LocalDesk } from '../../src/desk/local-desk.js';
import type { Bot } from '../../src/discord/client.js';
import { requestMixin } from '../../src/observing/request-scope.js';
import type { Fetcher } from '../../src/reading/fetch/guarded-fetch.js';
import { ProcessExtractor } from '../../src/reading/page/extractor.js';
import { FakeEmbedder, fakeDimension } from '../fakes/fake-embedder.js';
import { MemoryArchive } from '../fakes/memory-archive.js';

/** Everything that is logged at the level that an owner gets unless he asks for another. */
const logged: Record<string, unknown>[] = [];
const logger = pino(
  { level: 'info', base: null, mixin: requestMixin },
  { write: (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>) },
);
const refusingWeb: Fetcher = {
  async fetch(url) {
    throw new TypeError(`no route to ${new URL(url).protocol}`);
  },
};
/** Words that stand nowhere but in what people write. */
const words = ['Quellburg', 'vintners', 'bassoons', 'ostrich', 'Wexcombe', 'marmalade', 'zeppelin'];
const article =
  'Vintners of Quellburg buy bassoons\n\nThe vintners of Quellburg bought forty bassoons on Tuesday, said their chairman. The ostrich farm of Wexcombe paid for half of them with marmalade.';

const archive = new MemoryArchive(fakeDimension);
const desk = new LocalDesk({
  archive,
  embedder: new FakeEmbedder(),
  fetcher: refusingWeb,
  extractor: new ProcessExtractor(),
  useSeeds: false,
  prepareSeeds: async () => undefined,
  now: () => new Date(),
  logger,
});
let loopback: LoopbackDiscord;
let bot: Bot;
let ana: LoopbackSession;

beforeAll(async () => {
  loopback = await LoopbackDiscord.start();
  const server = loopback.addGuild({ name: 'Newsroom', channels: ['news'] });
  const person = loopback.addUser({ name: 'ana' });
  loopback.addMember(server.id, person, 'admin');
  bot = await startBotOnLoopback(loopback, { desk, logger });
  ana = loopback.session(person, { guildId: server.id, channelId: server.channels.news });
});

afterAll(async () => {
  await bot.close();
  await loopback.close();
  await desk.close();
});

/** The lines of one request, which is the last that was logged as done. */
function linesOfLast(): readonly Record<string, unknown>[] {
  const last = logged.findLast(({ msg }) => msg === 'Request done.');
  return logged.filter(({ request }) => request === last?.['request']);
}

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });

async function addArticle(): Promise<ChatReply> {
  return ana.command('add file', { file: file('quellburg-vintners.txt', article) });
}

test('each request is one line at info, with its id, command, collection, outcome and time', async () => {
  await addArticle();
  const added = linesOfLast();
  expect(added).toHaveLength(1);
  expect(added[0]).toMatchObject({
    level: 30,
    request: expect.stringMatching(/^[0-9a-f]{6}$/),
    kind: 'interaction',
    name: 'add file',
    collection: guildCollection(ana.channel.guild?.id ?? ''),
    outcome: 'done',
    status: 'added',
    tookMs: expect.any(Number),
  });
  await ana.command('ask', { question: 'Who bought bassoons in Quellburg?' });
  expect(linesOfLast()).toMatchObject([{ name: 'ask', outcome: 'done', verdict: expect.any(String) }]);
});

test('a refusal is logged by its code, and what failed under the id that the person is told', async () => {
  await ana.command('add file', { file: file('ostrich.txt', '') });
  expect(linesOfLast()).toMatchObject([{ outcome: 'refused', code: expect.any(String) }]);

  const reply = await ana.command('add url', { url: 'https://zeppelin.example/ostrich?marmalade' });
  const [, id] = /\(error ([0-9a-f]{6})\)/.exec(reply.messages.at(-1)?.content ?? '') ?? [];
  const lines = linesOfLast();
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatchObject({ level: 50, request: id, error: { name: 'TypeError' } });
  expect(lines[1]).toMatchObject({ request: id, name: 'add url', outcome: 'failed' });
});

test('requests that run at the same time keep their own ids', async () => {
  const before = logged.length;
  await Promise.all(['/help', '/stats', '/help', '/stats'].map((name) => ana.command(name.slice(1))));
  const ids = logged.slice(before).map(({ request }) => request);
  expect(new Set(ids).size).toBe(4);
});

test('no word that anybody wrote stands in the log at info', async () => {
  await ana.command('ask', { question: 'What did the zeppelin of Wexcombe do?' });
  await ana.tell(`<@${bot.client.user.id}> Did the vintners of Quellburg buy an ostrich?`);
  await ana.command('timeline', { topic: 'Quellburg marmalade' });
  await ana.command('feed add', { url: 'https://zeppelin.example/marmalade.xml' });
  await ana.command('hosts deny', { host: 'zeppelin.example' });
  await ana.autocomplete('ask', 'since', 'zeppelin');
  const message = await ana.say('The vintners of Quellburg bought forty bassoons on Tuesday.');
  await ana.menu('Check this', message);
  await ana.menu('Add to archive', message);
  const names = new Set(logged.map(({ name }) => name));
  expect([...names]).toEqual(
    expect.arrayContaining(['ask', 'timeline', 'feed add', 'menu Check this', 'menu Add to archive']),
  );
  const text = logged.map((line) => JSON.stringify(line)).join('\n');
  for (const word of words) expect(text.toLowerCase()).not.toContain(word.toLowerCase());
});
