import type { MessageItem } from './message-item.js';

/**
 * What can be added of a message, as a text file that a question carries until it is answered: "link URL" and
 * "file BYTES URL NAME" each on a line, then "text" and the text. Discord shows the bot a message's content only once,
 * with the click on it, so that it cannot be read again afterwards.
 */
export function carryItems(items: readonly MessageItem[]): string {
  const lines = items.flatMap((item) => {
    if (item.kind === 'link') return [`link ${item.url}`];
    if (item.kind === 'file') {
      return [`file ${item.size ?? '-'} ${item.url} ${item.name.replaceAll(/\s+/g, ' ')}`];
    }
    return [];
  });
  const text = items.find((item) => item.kind === 'text');
  return [...lines, ...(text ? ['text', text.text] : [])].join('\n');
}

/** The items that `carryItems` was given, links and files first; none where the text is none of its making. */
export function readCarriedItems(carried: string): readonly MessageItem[] {
  const items: MessageItem[] = [];
  const lines = carried.split('\n');
  for (const [index, line] of lines.entries()) {
    if (line === 'text') return [...items, { kind: 'text', text: lines.slice(index + 1).join('\n') }];
    const [, link] = /^link (\S+)$/.exec(line) ?? [];
    const [, size, url, name] = /^file (\d+|-) (\S+) (.+)$/.exec(line) ?? [];
    if (link !== undefined) items.push({ kind: 'link', url: link });
    else if (url === undefined || name === undefined) return [];
    else items.push({ kind: 'file', url, name, size: size === '-' ? null : Number(size) });
  }
  return items;
}
