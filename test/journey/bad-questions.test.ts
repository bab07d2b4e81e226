import { beforeAll, describe, expect, test } from 'vitest';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import { expectVerbatim } from './expect-verbatim.js';
import { pressHouse, type Newsroom } from './newsroom-stage.js';
import { addFile, askIn, sourcesIn, type ShownAnswer } from './replies.js';
import { addWindmill, refused, unharmedBy, windmill } from './windmill.js';

const house = pressHouse();
let room: Newsroom;
let ben: LoopbackSession;
const { question } = windmill;
/** Many times what a question takes, so that a busy machine fails nothing. */
const inTimeMs = 2_000;

beforeAll(async () => {
  room = await house.open();
  ben = room.in('news', room.people.ben);
  await addWindmill(room);
});

/** Asks, and expects an answer as it has to be whatever is asked: soon, verbatim, and silent on how the program is made. */
async function askInTime(
  asked: string,
  options: Readonly<Record<string, string>> = {},
): Promise<ShownAnswer> {
  const startMs = performance.now();
  const shown = await askIn(ben, asked, options);
  expect(performance.now() - startMs).toBeLessThan(inTimeMs);
  expect(shown.text).not.toMatch(/error|exception|undefined|NaN|\[object|\bat \/|node_modules|sqlite|fts5/i);
  await expectVerbatim(room, shown);
  return shown;
}

describe('a question', () => {
  const unusable: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ['of blanks', { question: ' \u00A0 ' }, /^The question is empty/],
    [
      'of 5,000 characters',
      { question: 'why '.repeat(1_250) },
      /^The question has 5,000 characters, and at most/,
    ],
    ['since a day that is none', { question, since: 'some day' }, /"some day" is no date: write it as 2024-/],
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

describe('a question whose archive holds one article', () => {
  const fiveHundred = Array.from(
    { length: 50 },
    () => 'which rye is it that the windmill of Kappel grinds',
  ).join(' ');
  const strayWords = Array.from({ length: 500 }, (_, index) => `word${index % 90}`).join(' ');
  const answered: readonly (readonly [string, string])[] = [
    ['with a link in it', `${question} https://kappel.example/windmill?page=2&rye=1`],
    [
      'with "today" in it, where no article has a date',
      'What does the windmill of Oster Kappel grind today?',
    ],
    ['with null characters in it', 'What does the wind\0mill of Oster Kappel\0 grind?'],
    ['between marks that turn the direction of writing', `\u202E${question}\u202C`],
    ['that is the full text of the article', windmill.text.replace(/\s+/g, ' ')],
    ['with the words of FTS5 around it', `title:windmill* OR NEAR(${question} -x`],
    ['of 500 words', fiveHundred],
  ];
  test.each(answered)('%s is answered in time, in the same words', async (_, asked) => {
    const { quotations } = await askInTime(asked);
    expect(quotations[0]?.slice).toContain(windmill.quoted);
  });

  test('in capitals is answered as it is in small letters', async () => {
    const [small, capital] = [await askInTime(question), await askInTime(question.toUpperCase())];
    expect(capital.text).toBe(small.text);
  });

  const honest: readonly (readonly [string, string])[] = [
    ['of one stop word', 'the'],
    ['of another', 'why?'],
    ['of 500 words that are nowhere', strayWords],
    ['of five emoji', '😀🔥🇹🇷👨‍👩‍👧 ❤️'],
    ['that FTS5 would take for an unfinished search', '"a" OR NEAR(b'],
    ['that FTS5 would take for a column', 'title:x*'],
    ['of a hyphen', '-'],
    ['of a quotation mark', '"'],
    ['that is only a link', 'https://example.com/a/b?c=d#e'],
    ['of null characters', '\0\0'],
    ['in Hebrew', 'מי בנה את הגשר אתמול?'],
    ['of marks that turn the direction of writing', '\u202E\u2066\u202C'],
    ['in capitals about something else', 'WHO WON THE ELECTION IN PARAGUAY?'],
    ['about a day to come', 'What will happen on 30 February 2093?'],
    ['about yesterday', 'Who resigned yesterday?'],
    ['of one word 600 times', 'rain '.repeat(600).trim()],
  ];
  test.each(honest)('%s gets an honest miss in time', async (_, asked) => {
    const { quotations, text } = await askInTime(asked);
    expect(quotations).toEqual([]);
    expect(text).toMatch(/^I found nothing in the archive that answers this\./);
  });

  test('since a day to come gets a miss that says what was left out', async () => {
    const { quotations, text } = await askInTime(question, { since: '2093-01-01' });
    expect(quotations).toEqual([]);
    expect(text).toMatch(/undated|without a date|no date/i);
  });
});

describe('an article', () => {
  test.each([
    [
      'of one word 300 times',
      `It fell. ${'Rain '.repeat(300)}on Upper Sill. The bell rang.`,
      'What fell on Upper Sill?',
    ],
    [
      'of one sentence of 300 different words',
      `On Nether Sill ${Array.from({ length: 300 }, (_, index) => `bell${index}`).join(' ')} rang.`,
      'What rang on Nether Sill?',
    ],
    [
      'of one sentence',
      'The cooper of Lower Sill mended a barrel that had held herring, brandy and, for one winter, a bear cub.',
      'What did the cooper of Lower Sill mend?',
    ],
  ])('%s is quoted in time, in sixty words at most', async (_, text, asked) => {
    await addFile(room.in('news', room.people.ana), 'sill.txt', text);
    const { quotations } = await askInTime(asked);
    expect(quotations.length).toBeGreaterThan(0);
    for (const { slice } of quotations) expect(slice?.split(' ').length).toBeLessThanOrEqual(60);
  });

  test('of a day to come is found, and quoted as of that day', async () => {
    const text = 'The ropewalk of Middle Sill closes for good, said the ropemaker Una Brandt.';
    await addFile(room.in('news', room.people.ana), 'ropewalk.txt', text, { date: '2093-04-01' });
    const shown = await askInTime('Who is the ropemaker of Middle Sill?');
    expect(shown.quotations[0]?.slice).toContain('Una Brandt');
    const { quotations } = await askInTime('Who is the ropemaker of Middle Sill?', { until: '2092-12-31' });
    expect(quotations.filter(({ slice }) => slice?.includes('Una Brandt'))).toEqual([]);
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
