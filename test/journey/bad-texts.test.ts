import { beforeAll, describe, expect, test } from 'vitest';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import { pressHouse, type Newsroom } from './newsroom-stage.js';
import { addFile, addPasted, shownEmbed } from './replies.js';
import { addWindmill, refused, unharmedBy, windmill } from './windmill.js';

const house = pressHouse();
let room: Newsroom;
/** Of the moderator Ana and of the member Ben. */
let ana: LoopbackSession;
let ben: LoopbackSession;

beforeAll(async () => {
  room = await house.open();
  ana = room.in('news', room.people.ana);
  ben = room.in('news', room.people.ben);
  await addWindmill(room);
});

/** "This is a test of an encoding." in Japanese, many times over. */
function shiftJis(): Uint8Array {
  const sentence = [
    0x82, 0xb1, 0x82, 0xea, 0x82, 0xcd, 0x8e, 0x8e, 0x8c, 0xb1, 0x82, 0xc5, 0x82, 0xb7, 0x81, 0x42,
  ];
  return Uint8Array.from(Array.from({ length: 40 }, () => sentence).flat());
}

describe('a file', () => {
  const random = Buffer.from(
    Array.from({ length: 4_000 }, (_, index) => (index * 7_919 + (index >> 3) * 31) % 256),
  );
  const utf16 = Buffer.from(windmill.text, 'utf16le');
  const files: readonly (readonly [string, string, string | Uint8Array, RegExp])[] = [
    ['that is empty', 'empty.txt', '', /is empty/],
    ['of blank lines', 'blank.txt', ' \n\t\n'.repeat(50), /holds no sentence/],
    ['of bytes', 'bytes.txt', random, /(?:holds no text|encoding that cannot be told)/],
    ['that is a PDF under another name', 'report.txt', '%PDF-1.7 …', /begins as a PDF but is damaged/],
    ['of a kind that is not read', 'report.xlsx', 'PK\u0003\u0004', /cannot read .*report\.xlsx/],
    ['in UTF-16 without a mark', 'wide.txt', utf16, /in UTF-16 without a byte-order mark/],
    ['in Shift JIS', 'sjis.txt', shiftJis(), /encoding that cannot be told/],
    ['of 50 MB', 'large.txt', Buffer.alloc(50 * 2 ** 20, 'a '), /has 50 MB, and I read at most 20 MB/],
    ['without a sentence', 'list.txt', 'Rye\nAsh\nOak\n'.repeat(30), /holds no sentence/],
    ['with a page that is no article', 'page.html', '<html><body><p>Hello.</p></body></html>', /no article/],
    ['with front matter that is none', 'front.md', `---\ntitle: [\n---\n${windmill.text}`, /are no YAML/],
    ['with a date that is none', 'dated.md', `---\ndate: soon\n---\n${windmill.text}`, /the date "soon"/],
  ];
  test.each(files)('%s is refused', async (_, name, content, words) => {
    expect(await refused(room, () => addFile(ana, name, content))).toEqual(unharmedBy(words));
  });

  test('of a member who may not add is refused', async () => {
    expect(
      await refused(room, () => addFile(ben, 'more.txt', `${windmill.text} It has three floors.`)),
    ).toEqual(unharmedBy(/Manage Messages/));
  });

  test('that was added before changes nothing', async () => {
    const before = await room.articleCount();
    expect(shownEmbed(await addFile(ana, 'again.txt', windmill.text)).title).toBe('Already in the archive');
    expect(await room.articleCount()).toBe(before);
  });
});

describe('a pasted text', () => {
  test.each([
    ['without a sentence', { text: 'rye, ash, oak' }, /holds no sentence/],
    ['of signs', { text: '!?'.repeat(500) }, /holds no sentence/],
    ['with a date that is none', { text: windmill.text, date: 'last week' }, /"last week" is no date/],
    ['with an address that is none', { text: windmill.text, url: 'here' }, /"here" is no web address/],
  ])('%s is refused', async (_, fields, words) => {
    expect(await refused(room, () => addPasted(ana, fields))).toEqual(unharmedBy(words));
  });

  test('of more than 4,000 characters does not fit the form, which says what to do instead', async () => {
    const form = await ana.command('add text');
    expect(JSON.stringify(form.modal)).toContain('a longer text goes into a .txt file with /add file');
    await expect(ana.submit(form, { text: 'a'.repeat(4_001) })).rejects.toThrow('4000 fit');
  });
});
