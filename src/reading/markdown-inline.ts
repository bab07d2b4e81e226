/** Where a link leads, which may hold brackets in brackets, as addresses of encyclopedias do. */
const destination = String.raw`\([^()]{0,2000}(?:\([^()]{0,500}\)[^()]{0,500}){0,4}\)`;
const image = new RegExp(String.raw`!\[[^\][]{0,300}\]${destination}`, 'g');
const link = new RegExp(String.raw`\[([^\][]{1,300})\]${destination}`, 'g');
const anyMark = /[[<*_~`\\]/;
const strongMark = /\*\*|__|~~/g;
/** Longest text between two marks of emphasis. */
const longestEmphasis = 2_000;

/**
 * The words of one line of Markdown without the marks within it. Linear: no part of a pattern runs over the
 * character that the pattern begins with, so that no stretch of the line is looked at from many beginnings.
 */
export function plainInline(line: string): string {
  if (!anyMark.test(line)) return line;
  return withoutStrong(
    line
      .replace(image, '')
      .replace(link, '$1')
      .replace(/\[([^\][]{1,300})\]\[[^\][]{0,80}\]/g, '$1')
      .replace(/<(https?:\/\/[^<>\s]{1,2000})>/g, '$1')
      .replace(/<\/?[a-z][^<>]{0,300}>/gi, ''),
  )
    .replace(/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_]{0,2000}?[^\s*_])\1(?![\p{L}\p{N}*_])/gu, '$2')
    .replace(/`([^`]{1,500})`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!>~|])/g, '$1');
}

/** Takes off the pairs of `**`, `__` and `~~`: each that can close goes with the last one before it that could open. */
function withoutStrong(line: string): string {
  const removed = new Set<number>();
  const openers = new Map<string, number>();
  for (const { 0: mark, index } of line.matchAll(strongMark)) {
    const opener = openers.get(mark);
    const length = opener === undefined ? 0 : index - opener - mark.length;
    if (opener !== undefined && length > 0 && length <= longestEmphasis && /\S/.test(line[index - 1] ?? '')) {
      removed.add(opener).add(index);
      openers.delete(mark);
    } else if (/\S/.test(line[index + mark.length] ?? '')) {
      openers.set(mark, index);
    }
  }
  return line.replace(strongMark, (mark, index: number) => (removed.has(index) ? '' : mark));
}
