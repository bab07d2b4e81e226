/** Longer addresses are not linked in an answer: they would eat the room of the quotations. */
export const maximumUrlLength = 400;

/**
 * The address as it may stand in Markdown: http(s) only, with every character encoded that could end a
 * masked link or be read as Markdown, but for the tilde by which a browser knows a text directive (`#:~:text=`): by itself
 * it formats nothing. Null for any other scheme and for what is no URL.
 */
export function linkUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  if ((parsed.protocol !== 'http:' && parsed.protocol !== 'https:') || parsed.username || parsed.password) {
    return null;
  }
  return parsed.href
    .replace(
      /[()<>\\*`|~[\]"'\s]/g,
      (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .replace('#:%7E:text=', '#:~:text=');
}

/**
 * `[label](url)`, or only the label where the URL cannot or should not be linked. The label is Markdown
 * already; its brackets become round ones, because Discord counts them even where they are escaped.
 */
export function maskedLink(label: string, url: string | null): string {
  const target = url === null ? null : linkUrl(url);
  if (!target || target.length > maximumUrlLength) return label;
  return `[${label.replaceAll('\\[', '(').replaceAll('\\]', ')')}](${target})`;
}
