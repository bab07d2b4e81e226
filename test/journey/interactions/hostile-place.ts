import { expect } from 'vitest';
import { guildCollection, userCollection } from '../../../src/archive/collection-id.js';
import { defaultSettings } from '../../../src/desk/collection-settings.js';
import { UserError } from '../../../src/errors.js';
import { addArticles } from '../newsroom-articles.js';
import type { Newsroom } from '../newsroom-stage.js';
import { ferryArticles, ferryQuestion } from './ferry-articles.js';
import { hostileInput } from './hostile-input.js';
import { shownText, type Outcome, type Place, type PlaceKind } from './place.js';

/** As much as Discord lets a person be called, and a channel and a server. */
const personName = '@everyone <@1> **b** [x](https:)';
const channelName = '||here|| <@&3> `code` :smile: \u202Eevil';
const serverName = '# @here [x](https://evil.example) <t:1700000000:R>';
/** In the question of somebody's private answer, and in an article of another server. */
export const secret = 'Quorvath';

/** So that it is not the quotas that answer. */
const generous = { ...defaultSettings, coolDownSeconds: 0, questionsPerDay: null, articlesPerDay: null };

/** The place of a person with a hostile name, in a server and a channel that are called no better; nothing is in it. */
export function openHostilePlace(kind: PlaceKind, room: Newsroom): Place {
  // Thousands of messages are left behind here. That a bot sends fifty requests in a second at most is discord.js's to keep, and not
  // what is tried.
  room.bot.client.rest.options.globalRequestsPerSecond = Infinity;
  const person = room.loopback.addUser({ name: personName });
  const guild = room.loopback.addGuild({ name: serverName, channels: [channelName] });
  room.loopback.addMember(guild.id, person, 'admin');
  const collection = kind === 'server' ? guildCollection(guild.id) : userCollection(person.id);
  const inServer = { guildId: guild.id, channelId: guild.channels[channelName] };
  const session = room.loopback.session(person, kind === 'server' ? inServer : { directMessage: true });
  return { kind, room, person, session, collection, publish: () => '' };
}

/** Sets everything back that may have been set. */
export async function setBack({ room: { desk }, collection, person }: Place): Promise<void> {
  await desk.settings.change(collection, generous, person);
  await desk.setHosts(collection, { allow: [], deny: [] }, person);
  await desk.setAliases(collection, [], person);
}

/** Puts in articles, with hostile heads and texts, too, and asks. @returns the id of the answer */
export async function furnish(place: Place): Promise<string> {
  await addArticles(place.room.desk, place.collection, ferryArticles.slice(0, 5));
  for (let seed = 1; seed <= 8; seed += 1) await addHostileArticle(place, seed);
  return answerId(await place.session.command('ask', { question: ferryQuestion }));
}

async function addHostileArticle({ room, collection, person }: Place, seed: number): Promise<void> {
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

/**
 * Lets Dora add and ask, in a server of her own and in direct messages.
 * @returns ids of the answer that she got privately, of one in her server, and of an article there
 */
export async function idsOfAnother({ people, inElsewhere, inPrivate }: Newsroom): Promise<readonly string[]> {
  const session = inElsewhere(people.dora);
  const file = {
    name: 'secret.txt',
    bytes: Buffer.from(`Title: ${secret} is sold\n\nThe house ${secret} was sold to Per Dahl on Monday.`),
  };
  await session.command('add file', { file });
  await inPrivate(people.dora).command('add file', { file });
  const question = `Who bought the house ${secret}?`;
  const answers = [
    await session.command('ask', { question, private: true }),
    await session.command('ask', { question }),
  ];
  const [article] = await session.autocomplete('articles show', 'article', secret);
  return [...answers.map(answerId), String(article?.value)];
}

function answerId(answer: Outcome): string {
  const id = /Answer ([0-9a-z]{8})\b/.exec(shownText(answer))?.[1];
  expect(id).toBeDefined();
  return id!;
}
