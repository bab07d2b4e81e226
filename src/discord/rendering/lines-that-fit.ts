import { plainMarkdown } from '../markdown/plain-markdown.js';

/**
 * One line for each text, as many as there is room for, and how many are left.
 * @param room in characters.
 * @param moreLine says how many are left.
 */
export function linesThatFit(
  texts: readonly string[],
  room: number,
  moreLine: (number: number) => string,
): string {
  const lines: string[] = [];
  let left = room;
  for (const text of texts) {
    const line = plainMarkdown(text, 1_000);
    left -= line.length + 1;
    if (left < 0) break;
    lines.push(line);
  }
  const more = texts.length - lines.length;
  return [...lines, ...(more > 0 ? [moreLine(more)] : [])].join('\n');
}
