import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIMessage } from 'discord.js';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatReply } from '../../src/chat/chat-session.js';
import { LocalDesk } from '../../src/desk/local-desk.js';
import { fetchAttachment } from '../../src/reading/fetch/fetch-attachment.js';
import { GuardedFetcher } from '../../src/reading/fetch/guarded-fetch.js';
import { ProcessExtractor } from '../../src/reading/page/extractor.js';
import { FakeEmbedder, fakeDimension } from '../fakes/fake-embedder.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import { page, resolve } from '../reading/fetch/fetching.js';
import { hostileUrls } from '../reading/fetch/hostile-urls.js';
import { openStage, type Stage } from './loopback-stage.js';

let stage: Stage;
let desk: LocalDesk;
let recorder: Server;
/** What a server on every address of this machine was asked for. */
const recorded: string[] = [];

beforeAll(async () => {
  recorder = createServer((request, response) => {
    recorded.push(`${request.headers.host}${request.url}`);
    response.setHeader('content-type', 'text/html').end(page);
  });
  recorder.on('connection', ({ localAddress }) => recorded.push(`a connection to ${localAddress}`));
  await new Promise<void>((listening) => recorder.listen(0, listening));
  const fetcher = new GuardedFetcher({
    resolve: async (name) => (name.endsWith('discordapp.com') ? ['127.0.0.1'] : resolve(name)),
    // No address is permitted beyond the public web; but ports are, so that a leak would reach the recorder.
    permitAddress: () => false,
    deadlineMs: 2_000,
  });
  const embedder = new FakeEmbedder();
  desk = new LocalDesk({
    archive: new MemoryArchive(fakeDimension),
    embedder,
    fetcher,
    extractor: new ProcessExtractor(),
    useSeeds: false,
    prepareSeeds: async () => undefined,
    now: () => new Date(),
    logger: pino({ level: 'silent' }),
  });
  stage = await openStage(
    { add: (request, onProgress) => desk.add(request, onProgress) },
    {},
    { fetchAttachment: async (url) => (await fetchAttachment(fetcher, url)).bytes },
  );
});

afterAll(async () => {
  await stage.close();
  await desk.close();
  await new Promise((closed) => recorder.close(closed));
});

/** The same link with the recorder's port, where it names none. */
function towardsRecorder(url: string): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  if (!parsed.protocol.startsWith('http') || parsed.port !== '') return url;
  const authority = /^(https?:\/\/[^/\\?#]*)/.exec(url)?.[1] ?? url;
  return `${authority}:${(recorder.address() as AddressInfo).port}${url.slice(authority.length)}`;
}

function onMessage(fields: object): Promise<ChatReply> {
  const place = { guildId: stage.server.id, channelId: stage.server.channels.news };
  const message = stage.loopback.channels.post(place, stage.member, fields as Partial<APIMessage>);
  return stage.loopback.session(stage.moderator, place).menu('Add to archive', message);
}

/** Whether everything in a message was refused, in a sentence or a line for each. */
function isRefused({ messages }: ChatReply): boolean {
  const [message] = messages;
  const title = message?.embeds[0]?.title;
  return title === undefined
    ? message?.ephemeral === true && message.content.endsWith('.')
    : /^\d+ refused$/.test(title);
}

const chunkSize = 8;
const chunks = Array.from({ length: Math.ceil(hostileUrls.length / chunkSize) }, (_, index) =>
  hostileUrls.slice(index * chunkSize, (index + 1) * chunkSize).map(([url]) => url),
);
const attachment = (url: string, index: number) => ({
  id: `${index + 5}`,
  filename: 'a.txt',
  size: 10,
  url,
  proxy_url: url,
});
/** Every way for an address to stand in a message. */
const ways: Readonly<Record<string, (urls: readonly string[]) => object>> = {
  'as they are': (urls) => ({ content: urls.join('\n') }),
  'in angle brackets': (urls) => ({ content: urls.map((url) => `<${url}>`).join(' ') }),
  'behind words': (urls) => ({ content: urls.map((url) => `[it](${url})`).join(', ') }),
  'in embeds': (urls) => ({ embeds: urls.map((url) => ({ type: 'rich', url })) }),
  'of attachments': (urls) => ({ attachments: urls.map(attachment) }),
};

describe.each(Object.entries(ways))('hostile links %s', (_, fieldsOf) => {
  test.each(chunks)('reach nothing: %s …', async (...urls) => {
    expect(isRefused(await onMessage(fieldsOf(urls)))).toBe(true);
    expect(isRefused(await onMessage(fieldsOf(urls.map(towardsRecorder))))).toBe(true);
    expect(recorded).toEqual([]);
  });
});

test.each([
  'https://cdn.discordapp.com/attachments/1/2/a.txt',
  'http://cdn.discordapp.com/attachments/1/2/a.txt',
  'https://cdn.discordapp.com.ledger.example/attachments/1/2/a.txt',
])('%s, where its name leads to this machine, reaches nothing', async (url) => {
  for (const one of [url, towardsRecorder(url)]) {
    expect(isRefused(await onMessage({ content: one }))).toBe(true);
    expect(isRefused(await onMessage({ attachments: [attachment(one, 0)] }))).toBe(true);
  }
  expect(recorded).toEqual([]);
});

test('the recorder would have seen it, and nothing was stored', async () => {
  const { port } = recorder.address() as AddressInfo;
  await fetch(`http://127.0.0.1:${port}/seen`);
  expect(recorded).toContain(`127.0.0.1:${port}/seen`);
  expect(await desk.stats(`guild:${stage.server.id}` as Parameters<typeof desk.stats>[0])).toMatchObject({
    articles: 0,
  });
  expect(stage.logged).toEqual([]);
});
