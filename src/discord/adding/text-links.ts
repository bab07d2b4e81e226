/** A masked link; its address may hold one level of brackets. */
const masked = String.raw`\[[^\]\n]{0,300}\]\(\s*<?(https?:\/\/(?:[^\s()<>]|\([^\s()<>]*\))+)>?[^)\n]{0,200}\)`;
const inBrackets = String.raw`<(https?:\/\/[^\s<>]+)>`;
const bare = String.raw`(https?:\/\/[^\s<>]+)`;
const link = new RegExp(`${masked}|${inBrackets}|${bare}`, 'giu');
/** Punctuation and marks that end a sentence around a link, and no link. */
const trailingMark = /[.,:;!?…"'”’»*|~`]$/u;
const brackets: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
/** Where a message stands, which is no article. */
const discordMessage = /^https?:\/\/(?:(?:www|canary|ptb)\.)?discord(?:app)?\.com\/channels\//i;

/**
 * The http(s) links of a message in the order in which they stand: bare, in angle brackets, and behind words.
 * Links to messages of Discord are left out.
 */
export function linksInText(text: string): readonly string[] {
  return [...text.matchAll(link)]
    .map(([, behindWords, bracketed, plain]) => behindWords ?? bracketed ?? withoutEnd(plain ?? ''))
    .filter((found) => found.length > 'https://'.length && !discordMessage.test(found));
}

/** Without punctuation at its end, and without a closing bracket that was opened before the link. */
function withoutEnd(found: string): string {
  let end = found.length;
  for (; end > 0; end -= 1) {
    const last = found[end - 1] ?? '';
    const opening = brackets[last];
    const isOpenedBefore = opening !== undefined && !isBalanced(found.slice(0, end), opening, last);
    if (!isOpenedBefore && !trailingMark.test(last)) break;
  }
  return found.slice(0, end);
}

function isBalanced(text: string, opening: string, closing: string): boolean {
  return text.split(opening).length >= text.split(closing).length;
}
