import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import { pressHouse, type Newsroom } from './newsroom-stage.js';
import { addFile, askIn, refusal, shownEmbed, sourcesIn, type ShownAnswer } from './replies.js';

const house = pressHouse();

/** Three places that all know something of a clock, and each something else. */
const articles = {
  server: {
    outlet: 'Wexcombe Star',
    text: 'The town clock of Wexcombe was made by Jonas Pettifer in 1881. It strikes the quarters on two bells.',
    secret: 'Jonas Pettifer',
  },
  elsewhere: {
    outlet: 'Ilmen Rundschau',
    text: 'The town clock of Ilmen was made by Verena Stahl in 1902. It loses four seconds in a month.',
    secret: 'Verena Stahl',
  },
  direct: {
    outlet: 'Diary of Ben',
    text: 'The town clock of Quarrenton was made by Abel Nwosu in 1955. I have seen it with my own eyes.',
    secret: 'Abel Nwosu',
  },
} as const;
type Place = keyof typeof articles;
const places = Object.keys(articles) as readonly Place[];
const question = 'Who made the town clock?';

const messageLink = (place: Place, messageId: string): string => {
  const { guild, id } = sessions[place].channel;
  return `https://discord.com/channels/${guild?.id ?? '@me'}/${id}/${messageId}`;
};

let room: Newsroom;
let sessions: Readonly<Record<Place, LoopbackSession>>;
const answers = new Map<Place, ShownAnswer>();

beforeAll(async () => {
  room = await house.open();
  const { ana, ben, dora } = room.people;
  const adders = {
    server: room.in('news', ana),
    elsewhere: room.inElsewhere(dora),
    direct: room.inPrivate(ben),
  };
  for (const place of places) {
    const { outlet, text } = articles[place];
    await addFile(adders[place], `${place}.txt`, text, { outlet, date: '2024-06-01' });
  }
  // One person, who is everywhere: what keeps the places apart is not who asks.
  sessions = { server: room.in('news', ben), elsewhere: room.inElsewhere(ben), direct: room.inPrivate(ben) };
  for (const place of places) answers.set(place, await askIn(sessions[place], question));
});

describe.each(places)('in the place "%s"', (place) => {
  const others = places.filter((other) => other !== place);

  test('a question finds this archive’s article and no other', () => {
    const { text, sourceLines } = answers.get(place)!;
    expect(text).toContain(articles[place].secret);
    expect(sourceLines).toHaveLength(1);
    for (const other of others) expect(text).not.toContain(articles[other].secret);
  });

  test('a question about another’s article shows nothing of it', async () => {
    for (const other of others) {
      const { text } = await askIn(sessions[place], `When did ${articles[other].secret} make the clock?`);
      expect(text).not.toContain(articles[other].text.split('. ')[0]);
      expect(text).not.toContain(articles[other].outlet);
    }
  });

  test('an outlet is offered here only, and filters nothing in from elsewhere', async () => {
    const choices = await sessions[place].autocomplete('ask', 'outlet', '');
    const shown = `${articles[place].outlet} (as given)`;
    expect(choices).toEqual([{ name: shown, value: shown }]);
    for (const other of others) {
      expect(await sessions[place].autocomplete('ask', 'outlet', articles[other].outlet)).toEqual([]);
      const { text, quotations } = await askIn(sessions[place], question, { outlet: articles[other].outlet });
      expect(quotations).toEqual([]);
      expect(text).toContain('I found nothing');
    }
  });

  test('another’s answer is unknown by its id, as an id that nobody has', async () => {
    const words = refusal(await sourcesIn(sessions[place], 'zzzzzzzz'));
    for (const other of others) {
      const { id } = answers.get(other)!;
      expect(refusal(await sourcesIn(sessions[place], id))).toBe(words.replace('zzzzzzzz', id));
    }
  });

  test('another’s answer is unknown by the link of its message, whatever place the link names', async () => {
    for (const other of others) {
      const messageId = answers.get(other)!.message.id;
      for (const link of [messageLink(other, messageId), messageLink(place, messageId), messageId]) {
        expect(refusal(await sourcesIn(sessions[place], link))).toMatch(/^I know no answer "/);
      }
    }
  });

  test('/sources without a name cites this place’s last answer', async () => {
    const own = await askIn(sessions[place], question);
    const { text, footer } = shownEmbed(await sourcesIn(sessions[place]));
    expect(footer).toBe(`Answer ${own.id}`);
    expect(text).toContain(articles[place].outlet);
    for (const other of others) expect(text).not.toContain(articles[other].outlet);
  });
});

test('another person’s direct messages are as empty as a stranger’s', async () => {
  const session = room.inPrivate(room.people.cem);
  const { text } = await askIn(session, question);
  expect(text).toContain('I found nothing');
  expect(refusal(await sourcesIn(session, answers.get('direct')!.id))).toMatch(/^I know no answer "/);
  expect(await session.autocomplete('ask', 'outlet', 'D')).toEqual([]);
});

test('what belongs to a place lies in a folder of its own', async () => {
  const folders = await readdir(join(room.folder, 'collections'));
  const ids = [room.server.id, room.elsewhere.id, room.people.ben.id];
  for (const id of ids) expect(folders.filter((folder) => folder.includes(id))).toHaveLength(1);
});
