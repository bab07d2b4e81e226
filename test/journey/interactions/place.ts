import type { APIActionRowComponent, APIApplicationCommandOptionChoice } from 'discord.js';
import type { APIComponentInMessageActionRow } from 'discord.js';
import { expect } from 'vitest';
import { userCollection, type CollectionId } from '../../../src/archive/collection-id.js';
import type { ChatMessage, ChatReply } from '../../../src/chat/chat-session.js';
import type { LoopbackSession } from '../../../src/chat/loopback/loopback-session.js';
import { componentsOf } from '../../../src/chat/loopback/message-component.js';
import type { LoopbackUser } from '../../../src/chat/loopback/world-model.js';
import { readCustomId } from '../../../src/discord/custom-id.js';
import { addArticles } from '../newsroom-articles.js';
import type { Newsroom } from '../newsroom-stage.js';
import type { WebSite } from '../web-site.js';
import { ferryArticles } from './ferry-articles.js';

export type PlaceKind = 'server' | 'direct message';

/** Where an interaction is driven: by an admin of a server in one of its channels, or by the same person in his direct messages. */
export interface Place {
  readonly kind: PlaceKind;
  readonly room: Newsroom;
  readonly person: LoopbackUser;
  readonly session: LoopbackSession;
  /** It holds the reports on the ferry. */
  readonly collection: CollectionId;
  /** Puts something on the web. @returns its address */
  publish(body: string, contentType?: string): string;
}

/** The place of a new person, with articles in it. */
export async function openPlace(kind: PlaceKind, room: Newsroom, site: WebSite): Promise<Place> {
  const person = room.loopback.addUser({ name: 'erik' });
  room.loopback.addMember(room.server.id, person, 'admin');
  const isServer = kind === 'server';
  const collection = isServer ? room.collection : userCollection(person.id);
  const session = isServer ? room.in('news', person) : room.inPrivate(person);
  await room.desk.settings.change(collection, { coolDownSeconds: 0 }, person);
  await addArticles(room.desk, collection, ferryArticles);
  let published = 0;
  const publish = (body: string, contentType = 'text/html') => {
    published += 1;
    return site.put('kvist.news.example', `/${published}`, (_request, response) => {
      response.setHeader('content-type', contentType).end(body);
    });
  };
  return { kind, room, person, session, collection, publish };
}

/** What came of a driven interaction: a reply, or what is offered while something is typed. */
export type Outcome = ChatReply | readonly APIApplicationCommandOptionChoice[];

/** All that a person is shown of it. */
export function shownText(outcome: Outcome): string {
  if (!('messages' in outcome)) return JSON.stringify(outcome);
  const { messages, modal } = outcome;
  const shown = messages.map(({ content, embeds, components, attachments }) => ({
    content,
    embeds,
    components,
    files: attachments.map(({ name, bytes }) => `${name}: ${Buffer.from(bytes).toString('utf8')}`),
  }));
  return JSON.stringify({ shown, modal });
}

/** The one message of a reply. */
export function messageOf(outcome: Outcome): ChatMessage {
  const message = 'messages' in outcome ? outcome.messages[0] : undefined;
  if (!message) throw new Error(`There is no message in ${shownText(outcome)}.`);
  return message;
}

/** The custom ids of all that can be used under a message. */
export function idsUnder({ components }: ChatMessage): readonly string[] {
  return [...componentsOf(components)].flatMap((one) =>
    'custom_id' in one && !('disabled' in one && one.disabled) ? [String(one.custom_id)] : [],
  );
}

/** The custom id with this prefix that can be used under a message. @param index which, of several. */
export function idUnder(message: ChatMessage, prefix: string, index = 0): string {
  const ids = idsUnder(message);
  const fitting = ids.filter((id) => readCustomId(id).prefix === prefix);
  const id = fitting.at(index);
  if (id === undefined)
    throw new Error(`Nothing under the message is a "${prefix}"; there are: ${ids.join(', ')}.`);
  return id;
}

/** Presses what stands under a message. */
export async function press(
  { session }: Place,
  outcome: Outcome,
  prefix: string,
  index = 0,
): Promise<ChatReply> {
  const message = messageOf(outcome);
  return session.press(message, idUnder(message, prefix, index));
}

/**
 * A message of the bot's as an earlier version, or another place, may have left it: with these components under it.
 * Discord brings what is pressed there as it brings everything else.
 */
export async function leftBehind(
  { room, session, kind, person }: Place,
  components: APIActionRowComponent<APIComponentInMessageActionRow>[],
): Promise<ChatMessage> {
  const { client } = room.bot;
  const channel =
    kind === 'server'
      ? await client.channels.fetch(session.channel.id)
      : await client.users.createDM(person.id);
  if (!channel?.isSendable()) throw new Error(`The bot cannot write in ${session.channel.name}.`);
  const { id } = await channel.send({ content: 'From before', components });
  const message = session.messages().find((one) => one.id === id);
  expect(message).toBeDefined();
  return message!;
}

/** A row with one button of this custom id. */
export function buttonRow(customId: string): APIActionRowComponent<APIComponentInMessageActionRow> {
  return { type: 1, components: [{ type: 2, style: 2, label: 'From before', custom_id: customId }] };
}
