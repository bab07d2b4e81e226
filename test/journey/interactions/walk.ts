import type { ChatMessage, ChatReply } from '../../../src/chat/chat-session.js';
import { modalFields } from '../../../src/chat/loopback/modal-fields.js';
import { componentsOf, isSelect } from '../../../src/chat/loopback/message-component.js';
import { readCustomId } from '../../../src/discord/custom-id.js';
import { expectHarmless } from './expect-harmless.js';
import { hostileInput } from './hostile-input.js';
import type { Place } from './place.js';

/** Of what stands under a message so many are tried. */
const mostPressed = 3;

/** Sees that a reply is harmless, and goes on from it: sends the form that it opened, presses and chooses what stands under it. */
export async function walkOn(
  place: Place,
  reply: ChatReply,
  given: { readonly seed: number } & Readonly<Record<string, unknown>>,
  depth = 1,
): Promise<void> {
  expectHarmless(reply, given);
  if (reply.modal) await sendForm(place, reply, given, depth);
  if (depth === 0) return;
  for (const message of reply.messages) await tryAll(place, message, given, depth - 1);
}

async function sendForm(
  { session, ...place }: Place,
  reply: ChatReply,
  given: Parameters<typeof walkOn>[2],
  depth: number,
): Promise<void> {
  const fields = Object.fromEntries(
    modalFields(reply.modal!).flatMap((field, index) =>
      field.kind === 'text' ? [[field.customId, hostileInput(given.seed * 17 + index, field.maximum)]] : [],
    ),
  );
  const sent = await session.submit(reply, fields);
  await walkOn({ session, ...place }, sent, { ...given, fields }, Math.max(0, depth - 1));
}

async function tryAll(
  place: Place,
  message: ChatMessage,
  given: Parameters<typeof walkOn>[2],
  depth: number,
): Promise<void> {
  const usable = [...componentsOf(message.components)].filter(
    (one): one is { custom_id: string } => 'custom_id' in one && !('disabled' in one && one.disabled),
  );
  const start = given.seed % Math.max(1, usable.length);
  const chosen = [...usable.slice(start), ...usable.slice(0, start)].slice(0, mostPressed);
  for (const { custom_id: id } of chosen) {
    // It may have been changed by what was pressed before.
    const now = place.session.messages().find((one) => one.id === message.id);
    const component =
      now && [...componentsOf(now.components)].find((one) => 'custom_id' in one && one.custom_id === id);
    if (!now || !component || ('disabled' in component && component.disabled)) continue;
    if (!isSelect(component)) {
      await walkOn(place, await place.session.press(now, id), { ...given, pressed: id }, depth);
      continue;
    }
    const { parameter } = readCustomId(id);
    // It would close all other ways in.
    if (parameter === 'askChannels') continue;
    const offered = place.session.choicesOf(now, id).map(({ value }) => value);
    const values = offered.slice(given.seed % Math.max(1, offered.length)).slice(0, 1);
    if (values.length === 0) continue;
    await walkOn(place, await place.session.select(now, id, values), { ...given, chosen: values, id }, depth);
  }
}
