/** `new URL`, or null where it throws; `URL.parse` came only with Node 22. */
export function parseUrl(text: string, base?: URL): URL | null {
  return URL.canParse(text, base?.href) ? new URL(text, base) : null;
}

/** The beginning of what was given for an address, fit for a sentence: on one line, without invisible controls. */
export function shownAddress(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 100);
}
