import { ComponentType, type Message } from 'discord.js';
import { readCustomId } from './custom-id.js';
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

function answerOf(customId: string): string | null {
  const { prefix, parameter } = readCustomId(customId);
  if (prefix === 'sources') return parameter;
  return prefix === formatPrefix ? (parameter.split('.')[0] ?? null) : null;
}
