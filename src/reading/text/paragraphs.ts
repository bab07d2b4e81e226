/** Longest line that an editor or mail program wraps at. A longer one is a paragraph of its own. */
const widestWrap = 140;
/**
 * Share of lines that begin in lower case from which a text counts as hard-wrapped. Wrapped prose has
 * about .75 of them, text with one paragraph a line next to none.
 */
const wrappedShare = 0.3;
const fewestLines = 3;

/** Makes paragraphs of trimmed lines; empty lines part them, and lines alone where the text is not hard-wrapped. */
export function toParagraphs(lines: readonly string[]): string[] {
  const blocks = toBlocks(lines);
  const width = wrapWidth(blocks);
  if (width === null) return blocks.flat();
  return blocks.flatMap((block) => joinWrapped(block, width));
}

function toBlocks(lines: readonly string[]): string[][] {
  const blocks: string[][] = [];
  let block: string[] = [];
  for (const line of [...lines, '']) {
    if (line !== '') block.push(line);
    else if (block.length > 0) {
      blocks.push(block);
      block = [];
    }
  }
  return blocks;
}

/** Length of the longest line where the text is hard-wrapped, null where each line is a paragraph. */
function wrapWidth(blocks: readonly (readonly string[])[]): number | null {
  const wrapped = blocks.filter((block) => block.length > 1);
  const following = wrapped.flatMap((block) => block.slice(1));
  if (following.length < fewestLines) return null;
  const width = wrapped.flat().reduce((longest, line) => Math.max(longest, line.length), 0);
  const goingOn = following.filter((line) => /^\p{Ll}/u.test(line)).length;
  return width <= widestWrap && goingOn / following.length >= wrappedShare ? width : null;
}

/** A wrapper breaks a line only where the next word has no room; a line that ends earlier ends its paragraph. */
function joinWrapped(block: readonly string[], width: number): string[] {
  const paragraphs: string[] = [];
  let previous: string | null = null;
  for (const line of block) {
    const firstWord = line.split(' ', 1)[0] ?? '';
    const hadNoRoom = previous !== null && previous.length + 1 + firstWord.length > width;
    if (previous !== null && (hadNoRoom || /^\p{Ll}/u.test(line))) {
      paragraphs.push(`${paragraphs.pop() ?? ''} ${line}`);
    } else {
      paragraphs.push(line);
    }
    previous = line;
  }
  return paragraphs;
}
