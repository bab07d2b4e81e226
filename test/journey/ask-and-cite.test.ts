import { beforeAll, expect, test } from 'vitest';
import type { LoopbackUser } from '../../src/chat/loopback/world-model.js';
import { pressHouse, type Newsroom } from './newsroom-stage.js';
import { addFile, askIn, refusal, shownEmbed, sourcesIn } from './replies.js';

const house = pressHouse();
let room: Newsroom;

const lighthouse = `Title: Lighthouse of Pell Point goes dark
Source: Saltmarsh Herald
Date: 2024-09-03

The lighthouse of Pell Point was switched off on Monday after 171 years. Its last keeper, Odette Marwick, locked the door at sunset.

The harbour board says that ships find their way by satellite now. The tower is to become a hostel with forty beds, which the board wants to open in June 2026.`;

const herring = `Title: Herring return to the Ostrey Sound
Source: Saltmarsh Herald
Date: 2024-10-11

Herring have come back to the Ostrey Sound for the first time in 23 years, the fisheries institute reported. Boats landed 640 tonnes in the first week of October.

The biologist Tomas Quill credits the ban on trawling that was passed in 2015.`;

const question = 'When was the lighthouse of Pell Point switched off?';
const answerText = 'The lighthouse of Pell Point was switched off on Monday after 171 years.';

beforeAll(async () => {
  room = await house.open();
  const session = room.in('news', room.people.ana);
  await addFile(session, 'lighthouse.txt', lighthouse);
  await addFile(session, 'herring.txt', herring);
});

const linkOf = (channel: 'news' | 'other' | 'staff', messageId: string): string =>
  `https://discord.com/channels/${room.server.id}/${room.server.channels[channel]}/${messageId}`;

/** A citation that somebody got for himself. */
async function citation(
  person: LoopbackUser,
  channel: 'news' | 'other' | 'staff',
  answer?: string,
): Promise<string> {
  const { message, text } = shownEmbed(await sourcesIn(room.in(channel, person), answer));
  expect(message.ephemeral).toBe(true);
  return text;
}

/** The words for an answer that is not there, without the name by which it was asked for. */
async function unknown(
  person: LoopbackUser,
  channel: 'news' | 'other' | 'staff',
  answer: string,
): Promise<string> {
  const sentence = refusal(await sourcesIn(room.in(channel, person), answer));
  const [, name = ''] = /"(.+)"/.exec(sentence) ?? [];
  expect(name).not.toBe('');
  expect(answer).toContain(name);
  return sentence.replace(name, '…');
}

test('a question is answered by a quotation with its number and its source, for all to see', async () => {
  const reply = await room.in('news', room.people.ben).command('ask', { question });
  expect(reply.acknowledged).toBe('deferred');
  expect(reply.acknowledgedAfterMs).toBeLessThan(2_500);
  const answer = await askIn(room.in('news', room.people.ben), question);
  expect(answer.message.ephemeral).toBe(false);
  expect(answer.title).toBe(`🟢 ${question}`);
  expect(answer.attributions[0]).toBe('Saltmarsh Herald · 3 Sep 2024 · not checked');
  expect(answer.quotations[0]?.slice).toContain(answerText);
  expect(lighthouse).toContain(answer.quotations[0]?.slice);
  expect(answer.quotations[0]?.source).toBe(1);
  expect(answer.sourceLines[0]).toBe(
    '[1] Lighthouse of Pell Point goes dark · from file lighthouse.txt, not checked',
  );
});

test('its sources are cited by button, by id, by message link, and as the last answer here', async () => {
  const { ben, cem } = room.people;
  const answer = await askIn(room.in('news', ben), question);
  const { message, text } = shownEmbed(
    await room.in('news', cem).press(answer.message, `sources:${answer.id}`),
  );
  expect(message.ephemeral).toBe(true);
  expect(text).toContain(
    '[1] Lighthouse of Pell Point goes dark. Saltmarsh Herald. Published 3 Sep 2024. Retrieved ',
  );
  expect(await citation(cem, 'news', answer.id)).toBe(text);
  expect(await citation(cem, 'other', answer.id.toUpperCase())).toBe(text);
  expect(await citation(cem, 'other', linkOf('news', answer.message.id))).toBe(text);
  expect(await citation(cem, 'news')).toBe(text);
  expect(refusal(await sourcesIn(room.in('other', cem)))).toContain('ask a question with /ask first');
});

test('a citation as CSL-JSON says the same', async () => {
  const session = room.in('news', room.people.ben);
  const { id } = await askIn(session, question);
  const { message } = shownEmbed(await session.command('sources', { answer: id, format: 'csl-json' }));
  const items: unknown = JSON.parse(Buffer.from(message.attachments[0]?.bytes ?? []).toString());
  expect(items).toMatchObject([
    {
      type: 'article-newspaper',
      title: 'Lighthouse of Pell Point goes dark',
      'container-title': 'Saltmarsh Herald',
      issued: { 'date-parts': [[2024, 9, 3]] },
      note: 'from file lighthouse.txt, not checked',
    },
  ]);
});

test('a private answer is its asker’s alone; others get the words for an id that does not exist', async () => {
  const { ana, ben, cem } = room.people;
  const shared = await askIn(room.in('other', cem), 'How many tonnes of herring were landed?');
  const answer = await askIn(room.in('other', ben), question, { private: true });
  expect(answer.message.ephemeral).toBe(true);
  expect(room.in('other', cem).messages()).not.toContainEqual(
    expect.objectContaining({ id: answer.message.id }),
  );
  const words = await unknown(cem, 'other', 'zzzzzzzz');
  for (const other of [cem, ana]) {
    expect(await unknown(other, 'other', answer.id)).toBe(words);
    expect(await unknown(other, 'news', linkOf('other', answer.message.id))).toBe(words);
  }
  expect(await citation(ben, 'news', answer.id)).toContain('Lighthouse of Pell Point');
  expect(await citation(ben, 'other')).toContain('Lighthouse of Pell Point');
  expect(await citation(cem, 'other')).toBe(await citation(cem, 'other', shared.id));
});

test('an answer in a hidden channel is read by who can see the channel now', async () => {
  const { loopback, server, people } = room;
  const { ana, ben } = people;
  const answer = await askIn(room.in('staff', ana), question);
  const words = await unknown(ben, 'news', 'zzzzzzzz');
  expect(await unknown(ben, 'news', answer.id)).toBe(words);
  expect(await unknown(ben, 'news', linkOf('staff', answer.message.id))).toBe(words);
  loopback.addMember(server.id, ben, 'moderator');
  expect(await citation(ben, 'news', answer.id)).toContain('Lighthouse of Pell Point');
  loopback.addMember(server.id, ben, 'member');
  expect(await unknown(ben, 'news', answer.id)).toBe(words);
});

test('days later, after a restart, all of it is still cited and still private', async () => {
  const { ana, ben } = room.people;
  const open = await askIn(room.in('news', ben), question);
  const secret = await askIn(room.in('news', ben), 'Who credits the ban on trawling?', { private: true });
  const hidden = await askIn(room.in('staff', ana), 'When is the hostel to open?');
  const inDirectMessage = await askIn(room.inPrivate(ben), question);
  const before = await citation(ben, 'news', open.id);
  const { folder } = room;
  await room.close();

  room = await house.open({ folder, daysLater: 5 });
  const { people } = room;
  expect(people.ben.id).toBe(ben.id);
  expect(await citation(people.cem, 'news')).toBe(before);
  expect(await citation(people.cem, 'other', open.id)).toBe(before);
  expect(await citation(people.cem, 'other', linkOf('news', open.message.id))).toBe(before);
  expect(await citation(people.ben, 'news')).toContain('Herring return');
  const words = await unknown(people.cem, 'news', 'zzzzzzzz');
  expect(await unknown(people.cem, 'news', secret.id)).toBe(words);
  expect(await unknown(people.cem, 'news', hidden.id)).toBe(words);
  expect(await citation(people.ana, 'news', hidden.id)).toContain('Lighthouse of Pell Point');
  const own = shownEmbed(await sourcesIn(room.inPrivate(people.ben)));
  expect(own.footer).toBe(`Answer ${inDirectMessage.id}`);
  const again = await askIn(room.in('news', people.cem), question);
  expect(again.quotations[0]?.slice).toContain(answerText);
});
