import { removeInvisible, withoutPiledMarks } from './invisible-characters.js';
import { toParagraphs } from './paragraphs.js';

const lineBreak = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const oddSpace = /[\t\p{Zs}\u2800]/gu;

/**
 * Plain text as it is stored: NFC, nothing invisible, one kind of space and of line break, paragraphs
 * parted by one empty line. Hard-wrapped lines are joined; a text that has one paragraph a line gets
 * each line as its paragraph.
 */
export function cleanText(text: string): string {
  return cleanParagraphs(text).join('\n\n');
}

/** The paragraphs of `cleanText(text)`. None is empty, none holds a line break. */
export function cleanParagraphs(text: string): string[] {
  const plain = removeInvisible(withoutPiledMarks(text.replace(lineBreak, '\n')).normalize('NFC'));
  const lines = plain
    .replace(oddSpace, ' ')
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').trim());
  return toParagraphs(lines);
}

/** One line: what a title, a name or an outlet may be. */
export function cleanLine(text: string): string {
  return cleanParagraphs(text).join(' ').replace(/ {2,}/g, ' ').trim();
}
