import type { PageBlock } from './page-blocks.js';

/** A repeated line of at least this length is a caption or a pull quote, and no refrain. */
const shortestRepeated = 25;
/** A sentence may be said twice; a paragraph is there twice for two kinds of screens. */
const longestRefrain = 150;
const longestPullQuote = 400;
/** Each block is looked for in all: more of them are no article, and cost too much. */
const mostBlocks = 600;
const longestLeadIn = 80;
const finalMark = /[.!?…。！？။।][\s"'”’»)\]]*$/u;

/** Leaves out pointers to other pages, and what stands in the text twice. */
export function tidyBlocks(blocks: readonly PageBlock[]): PageBlock[] {
  const own = blocks.filter((block) => !isPointer(block));
  const seen = new Set<string>();
  const once = own.filter(({ text }) => {
    const key = comparable(text);
    if (!seen.has(key)) return seen.add(key);
    return key.length < shortestRepeated || (endsSentence(text) && text.length < longestRefrain);
  });
  return withoutLeadIn(withoutPullQuotes(once));
}

/** Whether a text ends as a sentence does. */
export function endsSentence(text: string): boolean {
  return finalMark.test(text);
}

/** "See more photos:" at the end, where what it leads to was left out. */
function withoutLeadIn(blocks: readonly PageBlock[]): PageBlock[] {
  const last = blocks.findLastIndex(({ text }) => text.length > longestLeadIn || !/[:：]$/.test(text));
  return blocks.slice(0, last + 1);
}

/** A block that is a link and no sentence leads away from the text. */
function isPointer({ text, linkShare, isHeading }: PageBlock): boolean {
  return linkShare > 0.85 && !isHeading && !endsSentence(text);
}

/** A pull quote repeats words of a paragraph, in a block of its own. */
function withoutPullQuotes(blocks: readonly PageBlock[]): readonly PageBlock[] {
  if (blocks.length > mostBlocks) return blocks;
  const keys = blocks.map(({ text }) => comparable(text));
  const whole = `\n${keys.join('\n')}\n`;
  return blocks.filter(({ text, isHeading }, index) => {
    const key = keys[index] ?? '';
    if (isHeading || text.length > longestPullQuote || key.length < shortestRepeated * 2) return true;
    return !standsInLonger(whole, key);
  });
}

/** Whether a line stands in another line as a part of it. */
function standsInLonger(lines: string, line: string): boolean {
  for (let at = lines.indexOf(line); at !== -1; at = lines.indexOf(line, at + line.length)) {
    if (lines[at - 1] !== '\n' || lines[at + line.length] !== '\n') return true;
  }
  return false;
}

function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
