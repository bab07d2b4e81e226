import type { APIEmbed } from 'discord.js';
import { expect } from 'vitest';
import type { ChatMessage, ChatReply } from '../../src/chat/chat-session.js';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import { readQuotations } from '../../src/discord/markdown/quotation-block.js';

/** A message of one embed, taken apart. */
export interface ShownEmbed {
  readonly message: ChatMessage;
  readonly title: string;
  readonly text: string;
  readonly footer: string;
}

/** An answer as a person reads it. */
export interface ShownAnswer extends ShownEmbed {
  readonly id: string;
  /** What the block quotes say, letter by letter, and the number after each. */
  readonly quotations: readonly { readonly source: number | null; readonly slice: string | null }[];
  /** What stands below each quotation: "Outlet · 13 Dec 2024". */
  readonly attributions: readonly string[];
  /** "[1] …" */
  readonly sourceLines: readonly string[];
}

/** The one message of a reply. */
export function onlyMessage(reply: ChatReply): ChatMessage {
  expect(reply.messages).toHaveLength(1);
  return reply.messages[0]!;
}

export function shownEmbed(reply: ChatReply): ShownEmbed {
  const message = onlyMessage(reply);
  expect(message.content).toBe('');
  expect(message.embeds).toHaveLength(1);
  const embed: APIEmbed = message.embeds[0]!;
  return {
    message,
    title: embed.title ?? '',
    text: embed.description ?? '',
    footer: embed.footer?.text ?? '',
  };
}

export function shownAnswer(reply: ChatReply): ShownAnswer {
  const shown = shownEmbed(reply);
  const id = /^Answer ([0-9a-z]{8})\b/.exec(shown.footer)?.[1] ?? '';
  expect(id).not.toBe('');
  return {
    ...shown,
    id,
    quotations: readQuotations(shown.text),
    attributions: (shown.text.match(/^-# .*$/gm) ?? []).map((line) => line.slice(3)),
    sourceLines: shown.text.match(/^\[\d+\] .*$/gm) ?? [],
  };
}

/**
 * The sentence of a refusal, without Markdown's backslashes: one message for one person, one plain
 * sentence, and nothing in it of how the program is made.
 */
export function refusal(reply: ChatReply): string {
  const message = onlyMessage(reply);
  expect(message.ephemeral).toBe(true);
  expect(message.embeds).toEqual([]);
  expect(message.pings).toEqual([]);
  const sentence = message.content.replace(/\\([^0-9A-Za-z\s])/g, '$1');
  expect(sentence).toMatch(/^[\p{L}“"\d][^\n]{15,350}\.$/u);
  expect(sentence).not.toMatch(/[.!?] \p{Lu}/u);
  expect(sentence).not.toMatch(/error|exception|undefined|null|NaN|\[object|\bat \/|node_modules|sqlite/i);
  return sentence;
}

export async function askIn(
  session: LoopbackSession,
  question: string,
  options: Readonly<Record<string, string | boolean>> = {},
): Promise<ShownAnswer> {
  return shownAnswer(await session.command('ask', { question, ...options }));
}

export function addFile(
  session: LoopbackSession,
  name: string,
  content: string | Uint8Array,
  options: Readonly<Record<string, string>> = {},
): Promise<ChatReply> {
  return session.command('add file', { file: { name, bytes: Buffer.from(content) }, ...options });
}

export async function addPasted(
  session: LoopbackSession,
  fields: Readonly<Record<string, string>>,
): Promise<ChatReply> {
  return session.submit(await session.command('add text'), fields);
}

/** What `/sources` says. */
export async function sourcesIn(session: LoopbackSession, answer?: string): Promise<ChatReply> {
  return session.command('sources', answer === undefined ? {} : { answer });
}
