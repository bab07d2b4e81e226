import type { ChatMessage, ChatReply } from '../../../src/chat/chat-session.js';
import { modalFields } from '../../../src/chat/loopback/modal-fields.js';
import { componentsOf, isSelect } from '../../../src/chat/loopback/message-component.js';
import { harmIn } from './harm-in.js';
import { hostileInput } from './hostile-input.js';
import { misquotedIn } from './misquoted.js';
import { idsUnder, type Place } from './place.js';

/** Of what stands under a message so many are tried. */
const mostPressed = 3;

/** What a walk was begun with, to find it again. */
type Given = Readonly<Record<string, unknown>> & { readonly seed: number };

/**
 * What is wrong with a reply, and with what comes of it: the form that it opened is sent, and what stands under it is pressed
 * and chosen.
 */
export async function walkOn(
  place: Place,
  reply: ChatReply,
  given: Given,
  depth = 1,
): Promise<readonly string[]> {
  const problems = [...harmIn(reply, given), ...(await misquotedIn(place, reply))];
  if (reply.modal) problems.push(...(await sendForm(place, reply, given, depth)));
  if (depth === 0) return problems;
  for (const message of reply.messages) problems.push(...(await tryAll(place, message, given, depth - 1)));
  return problems;
}

async function sendForm(
  place: Place,
  reply: ChatReply,
  given: Given,
  depth: number,
): Promise<readonly string[]> {
  const fields = Object.fromEntries(
    modalFields(reply.modal!).flatMap((field, index) =>
      field.kind === 'text' ? [[field.customId, hostileInput(given.seed * 17 + index, field.maximum)]] : [],
    ),
  );
  const sent = await place.session.submit(reply, fields);
  return walkOn(place, sent, { ...given, fields }, Math.max(0, depth - 1));
}

async function tryAll(
  place: Place,
  message: ChatMessage,
  given: Given,
  depth: number,
): Promise<readonly string[]> {
  const ids = idsUnder(message);
  const start = given.seed % Math.max(1, ids.length);
  const problems: string[] = [];
  for (const id of [...ids.slice(start), ...ids.slice(0, start)].slice(0, mostPressed)) {
    const next = await use(place, message, id, given.seed);
    if (next) problems.push(...(await walkOn(place, next, { ...given, used: id }, depth)));
  }
  return problems;
}

/** Presses or chooses; null where nothing can be. */
async function use(
  { session }: Place,
  message: ChatMessage,
  id: string,
  seed: number,
): Promise<ChatReply | null> {
  // It may have been changed by what was pressed before.
  const now = session.messages().find((one) => one.id === message.id);
  if (!now || !idsUnder(now).includes(id)) return null;
  const isMenu = [...componentsOf(now.components)].some(
    (one) => 'custom_id' in one && one.custom_id === id && isSelect(one),
  );
  if (!isMenu) return session.press(now, id);
  const offered = session.choicesOf(now, id).map(({ value }) => value);
  const values = offered.slice(seed % Math.max(1, offered.length)).slice(0, 1);
  return values.length === 0 ? null : session.select(now, id, values);
}
