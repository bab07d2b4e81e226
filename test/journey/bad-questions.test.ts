import { beforeAll, describe, expect, test } from 'vitest';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import { pressHouse, type Newsroom } from './newsroom-stage.js';
import { askIn, sourcesIn } from './replies.js';
import { addWindmill, refused, unharmedBy, windmill } from './windmill.js';

const house = pressHouse();
let room: Newsroom;
let ben: LoopbackSession;
const { question } = windmill;

beforeAll(async () => {
  room = await house.open();
  ben = room.in('news', room.people.ben);
  await addWindmill(room);
});

describe('a question', () => {
  const unusable: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ['of blanks', { question: ' \u00A0 ' }, /^The question is empty/],
    [
      'of 5,000 characters',
      { question: 'why '.repeat(1_250) },
      /^The question has 5,000 characters, and at most/,
    ],
    [
      'since a day that is none',
      { question, since: 'yesterday' },
      /"yesterday" is no date: write it as 2024-/,
    ],
    ['until an impossible day', { question, until: '2025-02-30' }, /"2025-02-30" is no date/],
    [
      'since after until',
      { question, since: '2025-02-02', until: '2025-02-01' },
      /^since 2025-02-02 lies after until/,
    ],
  ];
  test.each(unusable)('%s is refused', async (_, options, words) => {
    expect(await refused(room, () => ben.command('ask', options))).toEqual(unharmedBy(words));
  });

  test.each([
    ['in German', 'Wer hat im Jahr 1923 den Leuchtturm von Kiel gebaut?'],
    ['in Japanese', '昨日の選挙で誰が勝ちましたか？'],
    ['in Arabic', 'من فاز في الانتخابات أمس؟'],
    ['of signs', '???'],
    ['of an emoji', '🤷🏽‍♀️'],
    ['of a word of thousands of letters', 'z'.repeat(3_000)],
    ['of stop words', 'what is it and who was that?'],
    ['in the words of FTS5', 'NEAR("windmill" AND) OR * ^ col:x -y'],
  ])('%s gets an honest miss, in words that say what to do', async (_, asked) => {
    const { text, quotations, message } = await askIn(ben, asked);
    expect(message.ephemeral).toBe(false);
    expect(quotations).toEqual([]);
    expect(text).toBe(
      'I found nothing in the archive that answers this.\nIf you know an article that does, add it with /add and ask again.',
    );
  });

  test('narrowed to an outlet that is not there gets a miss that says so', async () => {
    const { text } = await askIn(ben, question, { outlet: 'The Moon Times' });
    expect(text).toMatch(/^I found nothing in the archive/);
    expect(text).toContain('Searched only what is from The Moon Times.');
  });
});

describe('an answer', () => {
  test.each([
    ['with an id that nobody has', 'zzzzzzzz'],
    ['with the link of a message that is no answer', 'https://discord.com/channels/1/2/3'],
    ['with a name of thousands of letters', 'k'.repeat(5_000)],
    ['with the words of SQL', `x' OR '1'='1`],
  ])('%s is unknown', async (_, answer) => {
    expect(await refused(room, () => sourcesIn(ben, answer))).toEqual(
      unharmedBy(/^I know no answer ".+" that you can read: give the id/),
    );
  });

  test('of which there is none yet is unknown', async () => {
    expect(await refused(room, () => sourcesIn(room.inElsewhere(room.people.dora)))).toEqual(
      unharmedBy(/ask a question with \/ask first/),
    );
  });
});
