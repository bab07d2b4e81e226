import { expect, onTestFinished, test } from 'vitest';
import type { ChatMessage, ChatReply } from '../../src/chat/chat-session.js';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import { userCollection } from '../../src/archive/collection-id.js';
import { discordVoice } from '../../src/discord/discord-voice.js';
import { readQuotations } from '../../src/discord/markdown/quotation-block.js';
import { createPlainLogger } from '../../src/plain-logger.js';
import { buttonNamed } from '../commands/button-named.js';
import { pressHouse, type Newsroom, type NewsroomOptions } from './newsroom-stage.js';
import { newsPage } from './web-site.js';
import { addFile, onlyMessage } from './replies.js';

// A desk waits two seconds whether more articles come before it looks for whom they answer.
const house = pressHouse({ clockSpeed: 10 });
const question = 'To whom was the windmill of Brannow sold?';
const sentence = 'The windmill of Brannow was sold to the miller Odalric Vessem for ninety crowns on Monday.';
const mill = `Title: Windmill of Brannow sold
Source: Brannow Post
Date: 2024-02-20

${sentence}

He wants to grind rye there again, for the first time since the great storm.`;
const other = `Title: Library of Kvist closes
Source: Kvist Courier
Date: 2024-02-21

The library of Kvist is closed until May because its roof lets the rain through.

Its books are kept in a gymnasium, where they can be ordered.`;

/** Opened, with somebody to say what there is to say. */
async function openSpeaking(options: NewsroomOptions = {}): Promise<Newsroom> {
  const room = await house.open(options);
  const logger = createPlainLogger('silent');
  room.desk.jobs.start();
  const stop = room.desk.speak(discordVoice(room.bot.client.rest, { desk: room.desk, logger }));
  onTestFinished(async () => {
    await stop();
    await room.close();
  });
  return room;
}

async function ask(session: LoopbackSession, asked = question, isPrivate = false): Promise<ChatMessage> {
  const message = onlyMessage(await session.command('ask', { question: asked, private: isPrivate }));
  expect(message.embeds[0]?.description).toContain('I found nothing');
  return message;
}

async function askForArticle(session: LoopbackSession, message: ChatMessage): Promise<ChatReply> {
  return session.press(message, buttonNamed(message, 'Ask for an article'));
}

const titleOf = (reply: ChatReply) => onlyMessage(reply).embeds[0]?.title;
/** Messages that tell somebody of an article. */
const toldIn = (session: LoopbackSession) =>
  session.messages().filter(({ content }) => content.includes('An article has come'));

async function expectTold(session: LoopbackSession, count = 1): Promise<ChatMessage> {
  await expect.poll(() => toldIn(session).length, { timeout: 60_000, interval: 100 }).toBe(count);
  const message = toldIn(session).at(-1)!;
  const quotations = readQuotations(message.embeds[0]?.description ?? '');
  expect(quotations.map(({ slice }) => slice).join(' ')).toContain(sentence);
  return message;
}

test('whoever asks for an article is told in the channel when one comes, and nobody else is notified', async () => {
  const room = await openSpeaking();
  const { ana, ben, cem } = room.people;
  await room.desk.settings.change(room.collection, { requestChannel: room.server.channels.other }, ana);
  const [bens, cems] = [room.in('news', ben), room.in('news', cem)];
  expect(titleOf(await askForArticle(bens, await ask(bens)))).toBe('Article asked for');
  const again = await askForArticle(cems, await ask(cems, 'to whom was the windmill of BRANNOW sold'));
  expect(onlyMessage(again).embeds[0]?.description).toContain('1 other person asks for this, too');

  const posts = () => room.in('other', ana).messages();
  await expect
    .poll(() => posts()[0]?.embeds[0]?.description ?? '', { timeout: 60_000 })
    .toContain('2 people');
  expect(posts()).toHaveLength(1);
  expect(posts()[0]?.embeds[0]?.title).toBe(question);
  expect(posts()[0]?.pings).toEqual([]);

  await addFile(room.in('news', ana), 'library.txt', other);
  await addFile(room.in('news', ana), 'mill.txt', mill);
  const told = await expectTold(bens);
  expect([...told.pings].toSorted()).toEqual([ben.id, cem.id].toSorted());
  expect(told.ephemeral).toBe(false);
  const sources = await cems.press(told, buttonNamed(told, 'Sources'));
  expect(JSON.stringify(onlyMessage(sources))).toContain('Brannow Post');
  await expect
    .poll(() => posts()[0]?.embeds[0]?.description ?? '', { timeout: 60_000 })
    .toContain('Windmill of Brannow sold');
  expect(posts()[0]?.components).toEqual([]);
  expect(titleOf(await room.in('news', ana).command('requests list'))).toBe('No requests');
  expect(titleOf(await bens.command('requests list', { state: 'met' }))).toBe('1 request that was met');
});

test('is told after a restart, also of what came while nobody could tell, and once', async () => {
  const before = await openSpeaking();
  const { ben } = before.people;
  await askForArticle(before.in('news', ben), await ask(before.in('news', ben)));
  await before.close();

  // As on the command line: an article comes, and nobody is there to say so.
  const silent = await house.open({ folder: before.folder });
  silent.desk.jobs.start();
  await silent.desk.add({
    collection: silent.collection,
    input: { kind: 'text', text: mill },
    hints: {},
    by: { id: 'local', name: 'local' },
  });
  await silent.close();

  const after = await openSpeaking({ folder: before.folder });
  await expectTold(after.in('news', ben));
  await after.close();

  const later = await openSpeaking({ folder: before.folder });
  await later.archive.jobs.enqueue({ kind: 'requests', collection: later.collection, payload: null });
  later.desk.jobs.wake();
  await later.desk.jobs.settled();
  expect(await later.archive.jobs.take(['requests'])).toBeNull();
  expect(toldIn(later.in('news', ben))).toEqual([]);
  const his = { state: 'met', personId: ben.id } as const;
  const met = await later.desk.requests.list(later.collection, his, { offset: 0, limit: 5 });
  expect(met.requests).toMatchObject([{ askers: [{ toldAt: expect.any(String) }] }]);
});

test('a private question is told in a direct message, and its words are shown only after a yes', async () => {
  const room = await openSpeaking();
  const { ana, ben } = room.people;
  const session = room.in('news', ben);
  const asked = await ask(session, question, true);
  const consent = onlyMessage(await askForArticle(session, asked));
  expect(consent.content).toContain('without your name');
  expect(titleOf(await room.in('news', ana).command('requests list'))).toBe('No requests');
  await session.press(consent, buttonNamed(consent, 'Ask for it'));
  expect(titleOf(await room.in('news', ana).command('requests list'))).toBe('1 open request');

  await addFile(room.in('news', ana), 'mill.txt', mill);
  const told = await expectTold(room.inPrivate(ben));
  expect(told.content).toContain('**Newsroom**');
  expect(told.components).toEqual([]);
  expect(toldIn(session)).toEqual([]);
  const id = /^Answer ([0-9a-z]{8})/.exec(told.embeds[0]?.footer?.text ?? '')?.[1] ?? '';
  expect(JSON.stringify(onlyMessage(await session.command('sources', { answer: id })))).toContain(
    'Brannow Post',
  );
  const refused = onlyMessage(await room.in('news', ana).command('sources', { answer: id }));
  expect(refused.content).toContain('I know no answer');
});

test('in direct messages one asks of oneself, as where a feed brings it later', async () => {
  const room = await openSpeaking();
  const { dora } = room.people;
  const own = room.inPrivate(dora);
  await askForArticle(own, await ask(own));
  expect(titleOf(await own.command('requests list'))).toBe('1 open request');
  await room.desk.add({
    collection: userCollection(dora.id),
    input: { kind: 'text', text: mill },
    hints: {},
    by: { id: dora.id, name: 'dora' },
  });
  const told = await expectTold(own);
  const sources = await own.press(told, buttonNamed(told, 'Sources'));
  expect(JSON.stringify(onlyMessage(sources))).toContain('Brannow Post');
});

test('is answered at once where an article came between the question and the button', async () => {
  const room = await openSpeaking();
  const { ana, ben } = room.people;
  const session = room.in('news', ben);
  const asked = await ask(session);
  await addFile(room.in('news', ana), 'mill.txt', mill);
  const reply = onlyMessage(await askForArticle(session, asked));
  expect(reply.content).toBe('An article has come since this was asked:');
  expect(reply.ephemeral).toBe(true);
  expect(readQuotations(reply.embeds[0]?.description ?? '')[0]?.slice).toContain('Odalric Vessem');
  expect(titleOf(await room.in('news', ana).command('requests list'))).toBe('No requests');
});

test('where the channel is gone, in a direct message; and whoever left the server, not at all', async () => {
  const room = await openSpeaking();
  const { ana, ben, cem } = room.people;
  for (const person of [ben, cem]) {
    const session = room.in('other', person);
    await askForArticle(session, await ask(session));
  }
  room.loopback.channels.remove({ guildId: room.server.id, channelId: room.server.channels.other });
  room.loopback.removeMember(room.server.id, cem);
  await addFile(room.in('news', ana), 'mill.txt', mill);
  await expectTold(room.inPrivate(ben));
  await room.desk.jobs.settled();
  expect(toldIn(room.inPrivate(cem))).toEqual([]);
});

test('is told of what a feed brings', async () => {
  const site = await house.site();
  const room = await openSpeaking();
  const { ana, ben } = room.people;
  const session = room.in('news', ben);
  await askForArticle(session, await ask(session));
  const link = site.put(
    'brannow.news.example',
    '/mill',
    newsPage({
      title: 'Windmill of Brannow sold',
      outlet: 'Brannow Post',
      date: '2024-02-20',
      paragraphs: [
        sentence,
        'He wants to grind rye there again, for the first time since the great storm took two of its sails.',
        'The village had tried to sell the mill for eleven years, said its mayor Ilse Tarn, who signed the deed.',
      ],
    }),
  );
  const page = `<?xml version="1.0"?><rss version="2.0"><channel><title>Brannow</title><link>https://brannow.example/</link><item><title>Mill</title><link>${link}</link></item></channel></rss>`;
  const url = site.put('brannow.news.example', '/feed.xml', (_, response) => {
    response.setHeader('content-type', 'application/rss+xml').end(page);
  });
  await room.in('news', ana).command('feed add', { url });
  const told = await expectTold(session);
  expect(told.pings).toEqual([ben.id]);
  await room.in('news', ana).command('feed remove', { feed: url });
});
