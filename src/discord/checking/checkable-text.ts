import type { Message } from 'discord.js';
import { statedText } from '../../answering/claims/stated-text.js';
import { plainMessage } from '../adding/plain-message.js';

/** What its writer states in a message and in what it passes on: without what he quotes, code, links and Discord's marks. */
export function checkableText({
  content,
  messageSnapshots,
}: Pick<Message, 'content'> & {
  readonly messageSnapshots: { values(): Iterable<{ readonly content: string }> };
}): string {
  return [content, ...[...messageSnapshots.values()].map((snapshot) => snapshot.content)]
    .map((text) => plainMessage(statedText(text)))
    .filter((text) => text !== '')
    .join('\n\n');
}
