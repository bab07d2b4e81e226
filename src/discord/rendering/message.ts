import type {
  APIActionRowComponent,
  APIComponentInMessageActionRow,
  APIEmbed,
  AttachmentPayload,
} from 'discord.js';

/**
 * A whole message, as it is sent and as it replaces one that stands there: what a progress line wrote
 * before is gone with it.
 */
export interface BotMessage {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  /** Rows, each of up to five buttons or one select menu. */
  readonly components: readonly APIActionRowComponent<APIComponentInMessageActionRow>[];
  readonly files: readonly AttachmentPayload[];
}

/** A message of these parts and nothing else. */
export function botMessage(parts: Partial<BotMessage>): BotMessage {
  return { content: '', embeds: [], components: [], files: [], ...parts };
}

/** Discord's limits in characters; the sum of an embed's texts is the strictest. UTF-16 units are never fewer than its characters. */
export const embedLimits = { title: 256, description: 4096, footer: 2048, total: 6000 } as const;

/** Colours that tell the kinds of messages apart at a glance: green, amber, grey, blue. */
export const embedColors = {
  answered: 0x2f9e44,
  nearest: 0xf08c00,
  nothing: 0x868e96,
  plain: 0x1c7ed6,
} as const;
