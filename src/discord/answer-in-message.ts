import { ComponentType, type Message } from 'discord.js';
import { readCustomId } from './custom-id.js';
import { pageButtonPrefix } from './rendering/answer-buttons.js';
import { formatPrefix } from './rendering/format-buttons.js';

/**
 * By what the answer in a message of the bot is found: the id that a button under it carries, so that any page of an answer
 * and a list of sources lead to it, or else the id of the message. Whether one may read it is asked elsewhere.
 */
export function answerInMessage({ id, components }: Pick<Message, 'id' | 'components'>): string {
  for (const row of components) {
    if (row.type !== ComponentType.ActionRow) continue;
    for (const component of row.components) {
      const answerId = 'customId' in component ? answerOf(component.customId ?? '') : null;
      if (answerId !== null) return answerId;
    }
  }
  return id;
}

/** Buttons whose parameter is an answer's id, alone or before a full stop. */
const prefixes: ReadonlySet<string> = new Set([
  'sources',
  'helpful',
  'unhelpful',
  pageButtonPrefix,
  formatPrefix,
]);

function answerOf(customId: string): string | null {
  const { prefix, parameter } = readCustomId(customId);
  return prefixes.has(prefix) ? (parameter.split('.')[0] ?? null) : null;
}
