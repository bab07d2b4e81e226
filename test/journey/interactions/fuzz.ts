import { beforeAll, describe, expect, test } from 'vitest';
import { components } from '../../../commands/index.js';
import { userCollection } from '../../../src/archive/collection-id.js';
import type { PersonalSummary } from '../../../src/desk/privacy-desk.js';
import { pressHouse } from '../newsroom-stage.js';
import { harmIn } from './harm-in.js';
import { ferryQuestion } from './ferry-articles.js';
import { hostileInput, strangeDays, strangeParameters } from './hostile-input.js';
import { furnish, idsOfAnother, openHostilePlace, secret, setBack } from './hostile-place.js';
import {
  buttonRow,
  idsUnder,
  idUnder,
  leftBehind,
  messageOf,
  shownText,
  type Place,
  type PlaceKind,
} from './place.js';
import { hostileOptions, runnableCommands } from './typed-options.js';
import { walkOn } from './walk.js';

/** Discord takes so many rows under a message. */
const mostRows = 5;
/** Of a menu, that the bot did not offer so, or not there. */
const strangeValues = ['x', 'language', '99', '__proto__', '@everyone <@1> ||x||', '😀'.repeat(50)];

/** How much is tried. */
export interface FuzzSize {
  /** Seeds of the texts; each is tried with everything. */
  readonly seeds: readonly number[];
  /** Of the strange parameters of custom ids every so many is tried; with 1, more of all else is tried, too. */
  readonly everyParameter: number;
}

/** Tests that give the bot everything that people, pages and old messages may give it, and see that it answers and does no harm. */
export function fuzzEverything(kind: PlaceKind, { seeds, everyParameter }: FuzzSize): void {
  const isBroad = everyParameter === 1;
  const house = pressHouse();
  let place: Place;
  let ownAnswer: string;
  let ofAnother: readonly string[];
  let keptOfAnother: PersonalSummary;

  const keptOf = (personId: string) => place.room.desk.privacy.show(personId);
  const strange = () => strangeParameters([ownAnswer, ...ofAnother]);

  beforeAll(async () => {
    const room = await house.open();
    place = openHostilePlace(kind, room);
    await setBack(place);
    ownAnswer = await furnish(place);
    ofAnother = await idsOfAnother(room);
    keptOfAnother = await keptOf(room.people.dora.id);
    expect(keptOfAnother).toMatchObject({ answers: 2, ownArticles: 1, articles: 1 });
  });

  const tidy = async () => {
    expect(await keptOf(place.room.people.dora.id)).toEqual(keptOfAnother);
    await setBack(place);
    // He may have had deleted what is kept of him; the next test is to find something again.
    if ((await keptOf(place.person.id)).answers === 0) ownAnswer = await furnish(place);
  };

  describe.each(runnableCommands)('/$path', (command) => {
    test.each(seeds)('takes whatever is typed, seed %i', async (seed) => {
      const options = hostileOptions(command, seed, place);
      const reply = await place.session.command(command.path, options);
      expect(await walkOn(place, reply, { seed, options })).toEqual([]);
      await tidy();
    });
  });

  const offering = runnableCommands.flatMap(({ path, options }) =>
    options.flatMap((option) =>
      'autocomplete' in option && option.autocomplete ? [{ path, option: option.name }] : [],
    ),
  );
  test.each(offering)('/$path $option offers choices for whatever is typed', async ({ path, option }) => {
    for (const seed of seeds) {
      const days = option === 'since' || option === 'until' ? strangeDays : [];
      for (const typed of ['', hostileInput(seed, 6000), hostileInput(seed + 1, 20), ...days]) {
        const choices = await place.session.autocomplete(path, option, typed);
        expect(harmIn(choices, typed)).toEqual([]);
        expect(choices.length).toBeLessThanOrEqual(25);
      }
    }
  });

  test.each(seeds)('messages to the bot, and menus on messages, seed %i', async (seed) => {
    const text = hostileInput(seed, 1_900);
    const { session } = place;
    const told = await session.tell(`@${session.botName} ${text}`);
    expect(await walkOn(place, told, { seed, text })).toEqual([]);
    // Discord takes no message of nothing but spaces.
    const message = await session.say(text.trim() === '' ? `.${text}` : text);
    for (const menu of session.messageMenus()) {
      expect(await walkOn(place, await session.menu(menu, message), { seed, menu, text })).toEqual([]);
    }
    await tidy();
  });

  test('articles with hostile heads and texts are quoted letter by letter, and do nothing', async () => {
    const { session } = place;
    const words = 'The hull of the Torsund ferry was painted.';
    const replies = [
      await session.command('ask', { question: 'What of the Torsund ferry was painted?' }),
      await session.command('timeline', { topic: 'hull of the Torsund ferry' }),
      await session.menu('Check this', await session.say(words)),
      await session.command('articles list'),
    ];
    const offered = await session.autocomplete('articles show', 'article', '');
    for (const { value } of offered.slice(0, isBroad ? 12 : 4)) {
      replies.push(await session.command('articles show', { article: String(value) }));
    }
    expect(replies.slice(0, 3).map(shownText).join()).toContain('was painted');
    const depth = isBroad ? 2 : 1;
    for (const reply of replies) {
      // Each seed presses other buttons.
      for (const seed of isBroad ? [0, 3] : [0]) {
        expect(await walkOn(place, reply, { seed }, depth)).toEqual([]);
      }
    }
    await tidy();
  });

  const pressable = components.filter(({ kind: of }) => of === 'button').map(({ prefix }) => prefix);
  describe.each([...pressable, 'nothing-of-ours', '__proto__', ''])('a button "%s"', (prefix) => {
    test('of another version, or of somebody else', async () => {
      const offset = prefix.length;
      const parameters = strange().filter((_, index) => (index + offset) % everyParameter === 0);
      const ids = ['', ...parameters].map((parameter) => cut(`${prefix}:${parameter}`));
      let message = await leftBehind(place, [...new Set(ids)].slice(0, mostRows).map(buttonRow));
      for (const id of new Set(ids)) {
        // What was pressed before may have changed the message; a new one costs a request of the fifty in a second.
        const now = place.session.messages().find(({ id: one }) => one === message.id);
        message = now && idsUnder(now).includes(id) ? now : await leftBehind(place, [buttonRow(id)]);
        const reply = await place.session.press(message, id);
        expect(harmIn(reply, id)).toEqual([]);
        expect(shownText(reply)).not.toContain(secret);
      }
      await tidy();
    });
  });

  test('a button that deletes takes nothing from anybody but who presses it, whatever its id says', async () => {
    const { room, session, person } = place;
    const { dora } = room.people;
    for (const about of [
      dora.id,
      userCollection(dora.id),
      `${person.id}.${dora.id}`,
      ...(isBroad ? ofAnother : []),
    ]) {
      const id = `privacy-delete:${about}`;
      const reply = await session.press(await leftBehind(place, [buttonRow(id)]), id);
      expect(harmIn(reply, id)).toEqual([]);
      expect(await keptOf(dora.id)).toEqual(keptOfAnother);
    }
    expect((await keptOf(person.id)).answers).toBe(0);
    expect(shownText(await session.command('privacy export'))).not.toContain(secret);
    const sources = await room.inElsewhere(dora).command('sources', { answer: ofAnother[0]! });
    expect(shownText(sources)).toContain(secret);
    await tidy();
  });

  const choosable = components.filter(({ kind: of }) => of === 'select').map(({ prefix }) => prefix);
  test.each([...choosable, 'nothing-of-ours'])('a menu "%s" of another version', async (prefix) => {
    const parameters = strange().filter((_, index) => index % everyParameter === 0);
    const named = ['', 'language', 'timeZone', 'addRoles', 'announceChannel'];
    for (const [index, parameter] of [...named, ...parameters].entries()) {
      const id = cut(`${prefix}:${parameter}`);
      for (const value of everyParameter === 1
        ? strangeValues
        : [strangeValues[index % strangeValues.length]!]) {
        const options = [{ label: 'From before', value }];
        const menu = { type: 3 as const, custom_id: id, options };
        const message = await leftBehind(place, [{ type: 1, components: [menu] }]);
        const reply = await place.session.select(message, id, [value]);
        expect(harmIn(reply, { id, value })).toEqual([]);
      }
    }
    await tidy();
  });

  test('a form whose answer or article is of somebody else, or none', async () => {
    const { session } = place;
    const answer = messageOf(await session.command('ask', { question: ferryQuestion }));
    const [choice] = await session.autocomplete('articles edit', 'article', 'torsund');
    const forms = [
      () => session.press(answer, idUnder(answer, 'follow-up')),
      () => session.press(answer, idUnder(answer, 'unhelpful')),
      () => session.command('articles edit', { article: String(choice?.value) }),
    ];
    const fields = [{ question: 'And what did divers find?' }, { reason: 'No.' }, { title: 'Changed' }];
    for (const [index, open] of forms.entries()) {
      for (const parameter of ['', ...strange().filter((_, at) => at % everyParameter === 0)]) {
        const reply = await open();
        const form = reply.modal!;
        const prefix = form.custom_id.slice(0, form.custom_id.indexOf(':'));
        // As a form that was opened before: its id says what it is about.
        form.custom_id = cut(`${prefix}:${parameter}`);
        const sent = await session.submit(reply, fields[index]!);
        expect(harmIn(sent, form.custom_id)).toEqual([]);
        expect(shownText(sent)).not.toContain(secret);
      }
    }
  });
}

/** As long as Discord lets a custom id be. */
function cut(id: string): string {
  return [...id].slice(0, 100).join('');
}
