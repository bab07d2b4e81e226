import { beforeAll, expect, test } from 'vitest';
import { formatDate } from '../../src/locales/format-date.js';
import { addDays } from '../../src/search/time/calendar.js';
import { pressHouse, type Newsroom } from './newsroom-stage.js';
import { addFile, askIn, type ShownAnswer } from './replies.js';

const house = pressHouse();
let room: Newsroom;

/** Articles come out some days before somebody asks, whenever this runs. */
const today = new Date().toISOString().slice(0, 10);
const lastDays = `from ${formatDate(addDays(today, -18))} to ${formatDate(today)}`;
const asked = { recent: addDays(today, -3), old: '2021-06-08' };

const report = (outlet: string, date: string, text: string): string =>
  `Title: Fire in the Tarn Street depot\nSource: ${outlet}\nDate: ${date}\n\n${text}`;

const newFire = `A fire destroyed the tram depot in Tarn Street on Monday night. Fire chief Odile Brandt said that a faulty battery had set it off.

Eleven trams were lost. Nobody was hurt, because the night shift had left the hall an hour before.`;
const oldFire = `A fire damaged the tram depot in Tarn Street on Sunday. Fire chief Pavel Wirth said that a welder had set it off.

Two trams were lost. A night watchman was taken to hospital with burns on both hands.`;
const lottery = `The Ostrey lottery was won by a baker from Quill Harbour, who will share the money with her six sisters.

She had played the same numbers for thirty-one years, she told the Saltmarsh Herald.`;

const question = 'What set off the fire in the Tarn Street depot';

beforeAll(async () => {
  room = await house.open();
  const session = room.in('news', room.people.ana);
  await addFile(session, 'new.txt', report('Saltmarsh Herald', asked.recent, newFire));
  await addFile(session, 'old.txt', report('The Quayside Post', asked.old, oldFire));
  await addFile(session, 'lottery.txt', lottery);
});

function ask(words: string, options: Readonly<Record<string, string>> = {}): Promise<ShownAnswer> {
  return askIn(room.in('news', room.people.ben), words, options);
}

const outletsOf = ({ attributions }: ShownAnswer) =>
  [...new Set(attributions.map((line) => line.split(' · ')[0]))].sort();

test('“this week” searches what came out lately, and the reply says so', async () => {
  const answer = await ask(`${question} this week?`);
  expect(outletsOf(answer)).toEqual(['Saltmarsh Herald']);
  expect(answer.quotations[0]?.slice).toContain('faulty battery');
  expect(answer.text).toContain(`“this week” was read as articles ${lastDays}.`);
  expect(answer.text).toContain('1 article without a date was left out.');
});

test('a date searches its days', async () => {
  const answer = await ask(`${question} in June 2021?`);
  expect(outletsOf(answer)).toEqual(['The Quayside Post']);
  expect(answer.quotations[0]?.slice).toContain('a welder');
  expect(answer.text).toContain('“in June 2021” was read as articles from 1 Jun 2021 to 14 Jul 2021.');
});

test('a date of which there is no article is no filter', async () => {
  const answer = await ask(`${question} in May 1987?`);
  expect(answer.quotations.length).toBeGreaterThan(0);
  expect(answer.text).toContain(
    '“in May 1987” was read as articles from 1 May 1987 to 14 Jun 1987. None of them answers, so the whole archive was searched.',
  );
});

test('without words for a time nothing is left out, and nothing said', async () => {
  const answer = await ask(`${question}?`);
  expect(outletsOf(answer)).toEqual(['Saltmarsh Herald', 'The Quayside Post']);
  expect(answer.text).not.toContain('was read as');
});

test('a year in the question is no filter', async () => {
  expect((await ask(`${question} before the 2021 reform?`)).text).not.toContain('was read as');
});

test('a miss of these days says for which it holds, and is found without the words', async () => {
  const wanted = 'Who won the Ostrey lottery';
  const miss = await ask(`${wanted} this week?`);
  expect(miss.quotations).toEqual([]);
  expect(miss.text).toContain(`I found nothing in articles ${lastDays}`);
  expect(miss.text).toContain('Ask without “this week” to search the whole archive.');
  const found = await ask(`${wanted}?`);
  expect(found.quotations[0]?.slice).toContain('a baker from Quill Harbour');
});

test('options beside the question win', async () => {
  const answer = await ask(`${question} this week?`, { since: '2021-01-01', until: '2021-12-31' });
  expect(outletsOf(answer)).toEqual(['The Quayside Post']);
  expect(answer.text).toContain('Searched only what was published from 1 Jan 2021 to 31 Dec 2021.');
  expect(answer.text).not.toContain('was read as');
});

test('an outlet that is named as the source comes first', async () => {
  const answer = await ask(`According to the Quayside Post, ${question.toLowerCase()}?`);
  expect(answer.text).toContain('Articles of The Quayside Post (as given) were preferred.');
  expect(answer.attributions[0]).toContain('The Quayside Post');
});

test('who asks half a year later is not told of the old fire as of this week’s', async () => {
  const later = await house.open({ folder: room.folder, daysLater: 200 }).catch((error: unknown) => error);
  // The folder is held by the room that is open: one process owns an archive.
  expect(later).toBeInstanceOf(Error);
  await room.close();
  room = await house.open({ folder: room.folder, daysLater: 200 });
  const answer = await ask(`${question} this week?`);
  expect(answer.text).toContain('None of them answers, so the whole archive was searched.');
  expect(outletsOf(answer)).toContain('Saltmarsh Herald');
});
