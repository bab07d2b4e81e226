import { beforeAll, describe, expect, test } from 'vitest';
import { components } from '../../../commands/index.js';
import { guildCollection, userCollection } from '../../../src/archive/collection-id.js';
import { defaultSettings } from '../../../src/desk/collection-settings.js';
import { UserError } from '../../../src/errors.js';
import { addArticles } from '../newsroom-articles.js';
import { pressHouse, type Newsroom } from '../newsroom-stage.js';
import { harmIn } from './harm-in.js';
import { ferryArticles, ferryQuestion } from './ferry-articles.js';
import { hostileInput, strangeParameters } from './hostile-input.js';
import { buttonRow, idUnder, leftBehind, messageOf, shownText, type Place, type PlaceKind } from './place.js';
import { hostileOptions, runnableCommands } from './typed-options.js';
import { walkOn } from './walk.js';

/** As much as Discord lets a person be called, and a channel and a server. */
const personName = '@everyone <@1> **b** [x](https:)';
const channelName = '||here|| <@&3> `code` :smile: \u202Eevil';
const serverName = '# @here [x](https://evil.example) <t:1700000000:R>';
/** In the question of somebody's private answer, and in an article of another server. */
const secret = 'Quorvath';

/** How much is tried. */
export interface FuzzSize {
  /** Seeds of the texts; each is tried with everything. */
  readonly seeds: readonly number[];
  /** Of the strange parameters of custom ids every so many is tried. */
  readonly everyParameter: number;
}

/** Tests that give the bot everything that people, pages and old messages may give it, and see that it answers and does no harm. */
export function fuzzEverything(kind: PlaceKind, { seeds, everyParameter }: FuzzSize): void {
  const house = pressHouse();
  let place: Place;
  let ids: readonly string[];

  beforeAll(async () => {
    const room = await house.open();
    place = await openHostilePlace(kind, room);
    ids = await idsOfThings(room, place);
  });

  const tidy = async () => {
    const { room, collection, person } = place;
    await room.desk.settings.change(collection, { ...defaultSettings, ...generous }, person);
    await room.desk.setHosts(collection, { allow: [], deny: [] }, person);
    await room.desk.setAliases(collection, [], person);
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
      for (const typed of ['', hostileInput(seed, 6000), hostileInput(seed + 1, 20)]) {
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
    for (const { value } of (await session.autocomplete('articles show', 'article', '')).slice(0, 12)) {
      replies.push(await session.command('articles show', { article: String(value) }));
    }
    expect(replies.slice(0, 3).map(shownText).join()).toContain('was painted');
    for (const reply of replies) {
      // Each seed presses other buttons.
      for (const seed of [0, 3]) expect(await walkOn(place, reply, { seed }, 2)).toEqual([]);
    }
    await tidy();
  });

  const pressable = components.filter(({ kind: of }) => of === 'button').map(({ prefix }) => prefix);
  describe.each([...pressable, 'nothing-of-ours', '__proto__', ''])('a button "%s"', (prefix) => {
    test('of another version, or of somebody else', async () => {
      const offset = prefix.length;
      const strange = strangeParameters(ids).filter((_, index) => (index + offset) % everyParameter === 0);
      for (const parameter of ['', ...strange]) {
        const id = [...`${prefix}:${parameter}`].slice(0, 100).join('');
        const message = await leftBehind(place, [buttonRow(id)]);
        const reply = await place.session.press(message, id);
        expect(harmIn(reply, id)).toEqual([]);
        expect(shownText(reply)).not.toContain(secret);
      }
      await tidy();
    });
  });

  const choosable = components.filter(({ kind: of }) => of === 'select').map(({ prefix }) => prefix);
  test.each([...choosable, 'nothing-of-ours'])('a menu "%s" of another version', async (prefix) => {
    const strange = strangeParameters(ids).filter((_, index) => index % everyParameter === 0);
    for (const parameter of ['', 'language', 'timeZone', 'addRoles', 'announceChannel', ...strange]) {
      const id = [...`${prefix}:${parameter}`].slice(0, 100).join('');
      for (const value of ['x', 'language', '99', '__proto__', '@everyone <@1> ||x||', '😀'.repeat(50)]) {
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
      for (const parameter of ['', ...strangeParameters(ids).filter((_, at) => at % everyParameter === 0)]) {
        const reply = await open();
        const form = reply.modal!;
        const prefix = form.custom_id.slice(0, form.custom_id.indexOf(':'));
        // As a form that was opened before: its id says what it is about.
        form.custom_id = [...`${prefix}:${parameter}`].slice(0, 100).join('');
        const sent = await session.submit(reply, fields[index]!);
        expect(harmIn(sent, form.custom_id)).toEqual([]);
        expect(shownText(sent)).not.toContain(secret);
      }
    }
  });
}

/** So that it is not the quotas that answer. */
const generous = { coolDownSeconds: 0, questionsPerDay: null, articlesPerDay: null };

async function openHostilePlace(kind: PlaceKind, room: Newsroom): Promise<Place> {
  const person = room.loopback.addUser({ name: personName });
  const guild = room.loopback.addGuild({ name: serverName, channels: [channelName] });
  room.loopback.addMember(guild.id, person, 'admin');
  const collection = kind === 'server' ? guildCollection(guild.id) : userCollection(person.id);
  const inServer = { guildId: guild.id, channelId: guild.channels[channelName] };
  const session = room.loopback.session(person, kind === 'server' ? inServer : { directMessage: true });
  await room.desk.settings.change(collection, generous, person);
  await addArticles(room.desk, collection, ferryArticles.slice(0, 5));
  for (let seed = 1; seed <= 8; seed += 1) await addHostileArticle(room, { collection, person, seed });
  return { kind, room, person, session, collection, publish: () => '' };
}

async function addHostileArticle(
  room: Newsroom,
  { collection, person, seed }: Pick<Place, 'collection' | 'person'> & { readonly seed: number },
): Promise<void> {
  const text = `The hull of the Torsund ferry ${hostileInput(seed, 300)} was painted.\n\n${hostileInput(seed + 50, 900)} Torsund`;
  const hints = { title: hostileInput(seed + 100, 400), outlet: hostileInput(seed + 200, 150) };
  const authors = [hostileInput(seed + 300, 80)];
  try {
    await room.desk.add({
      collection,
      input: { kind: 'text', text },
      hints: { ...hints, authors },
      by: person,
    });
  } catch (thrown) {
    // Some are no article, and are said to be none.
    if (!(thrown instanceof UserError)) throw thrown;
  }
}

/** Ids of an answer of his own, of one that another got privately, and of an answer and an article of another server. */
async function idsOfThings(room: Newsroom, { session }: Place): Promise<readonly string[]> {
  const { dora } = room.people;
  const elsewhere = room.inElsewhere(dora);
  const file = {
    name: 'secret.txt',
    bytes: Buffer.from(`Title: ${secret} is sold\n\nThe house ${secret} was sold to Per Dahl on Monday.`),
  };
  await elsewhere.command('add file', { file });
  const answers = [
    await session.command('ask', { question: ferryQuestion }),
    await elsewhere.command('ask', { question: `Who bought the house ${secret}?`, private: true }),
    await elsewhere.command('ask', { question: `Who bought the house ${secret}?` }),
  ];
  const [article] = await elsewhere.autocomplete('articles show', 'article', secret);
  const found = answers.map((answer) => /Answer ([0-9a-z]{8})\b/.exec(shownText(answer))?.[1] ?? '');
  expect(found).not.toContain('');
  return [...found, String(article?.value)];
}
