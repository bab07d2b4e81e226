import { beforeAll, expect, test } from 'vitest';
import type { ChatMessage, ChatReply } from '../../src/chat/chat-session.js';
import { readBack } from '../answering/citations/read-back.js';
import { pressHouse, type Newsroom } from './newsroom-stage.js';
import { addFile, refusal, shownAnswer, shownEmbed } from './replies.js';

const house = pressHouse();
const menu = 'Show sources';
const question = 'To whom was the windmill of Brannow sold?';
const text = `Title: Windmill of Brannow sold
Source: Brannow Post
Author: Anna Lund
Date: 2024-02-20

The windmill of Brannow was sold to the miller Odalric Vessem for ninety crowns on Monday.

He wants to grind rye there again, for the first time since the great storm.`;

let room: Newsroom;
beforeAll(async () => {
  room = await house.open();
  await addFile(room.in('news', room.people.ana), 'mill.txt', text);
});

/** An answer in a channel, as its message. */
async function asked(channel: 'news' | 'other', options: Record<string, boolean> = {}): Promise<ChatMessage> {
  return shownAnswer(await room.in(channel, room.people.ben).command('ask', { question, ...options }))
    .message;
}

function fileOf(reply: ChatReply): string {
  const [file] = shownEmbed(reply).message.attachments;
  return Buffer.from(file?.bytes ?? []).toString();
}

test('whoever sees an answer has its sources shown, and turns them into any other form', async () => {
  const session = room.in('news', room.people.cem);
  const links = shownEmbed(await session.menu(menu, await asked('news')));
  expect(links.message.ephemeral).toBe(true);
  expect(links.text).toMatch(
    /^\[1\] Windmill of Brannow sold\. Brannow Post\. Anna Lund\. Published 20 Feb 2024\./,
  );
  const id = /^Answer ([0-9a-z]{8})/.exec(links.footer)?.[1];
  const apa = shownEmbed(await session.press(links.message, `sources-as:${id}.apa`));
  expect(apa.text).toContain('Lund, A. (2024, February 20). Windmill of Brannow sold. *Brannow Post*.');
  expect(apa.text).toMatch(/^-# Retrieved .*; from file mill\\?\.txt, not checked$/m);
  const ris = await session.press(apa.message, `sources-as:${id}.ris`);
  expect(shownEmbed(ris).message.id).toBe(links.message.id);
  expect(readBack(fileOf(ris), 'ris')).toMatchObject([
    { title: 'Windmill of Brannow sold', reporter: 'Lund, Anna', 'container-title': 'Brannow Post' },
  ]);
});

test('an answer in a thread is known there, and by a link from elsewhere', async () => {
  const { server, people, loopback } = room;
  const place = { guildId: server.id, channelId: server.channels.news };
  const thread = loopback.channels.openThread(place, 'mills', { isPrivate: false });
  const answer = shownAnswer(await loopback.session(people.ben, thread).command('ask', { question }));
  const shown = await loopback.session(people.cem, thread).menu(menu, answer.message);
  expect(shownEmbed(shown).text).toContain('[1] Windmill of Brannow sold.');
  const link = `https://discord.com/channels/${server.id}/${thread.channelId}/${answer.message.id}`;
  const cited = await room.in('other', people.cem).command('sources', { answer: link, format: 'mla' });
  expect(shownEmbed(cited).text).toContain('Lund, Anna. “Windmill of Brannow Sold.” *Brannow Post*, 20 Feb.');
});

test('messages without an answer say so', async () => {
  const session = room.in('news', room.people.cem);
  expect(refusal(await session.menu(menu, await session.say('Who bought the mill?')))).toContain(
    'is not mine',
  );
  const help = await session.command('help');
  expect(refusal(await session.menu(menu, help.messages[0]!))).toContain('I know no answer in that message');
});

test('of an article that was removed every form has title and outlet, and nothing else of it', async () => {
  const { ana, cem } = room.people;
  const message = await asked('other');
  const [choice] = await room.in('other', ana).autocomplete('articles remove', 'article', 'windmill');
  await room.in('other', ana).command('articles remove', { article: String(choice?.value) });
  const links = shownEmbed(await room.in('other', cem).menu(menu, message));
  const id = /^Answer ([0-9a-z]{8})/.exec(links.footer)?.[1];
  for (const format of ['apa', 'mla', 'chicago', 'bibtex', 'ris', 'csl-json']) {
    const reply = await room.in('other', cem).press(links.message, `sources-as:${id}.${format}`);
    const { text: shown } = shownEmbed(reply);
    for (const words of [shown, fileOf(reply)]) {
      expect(words.replace(/[{}]/g, '')).toContain('Windmill of Brannow sold');
      expect(words).toContain('Brannow Post');
      expect(words).toMatch(/removed from the archive/i);
      expect(words).not.toMatch(/Lund|Vessem|2024|Retrieved|Accessed|mill\.txt|n\.d\./);
    }
  }
});
