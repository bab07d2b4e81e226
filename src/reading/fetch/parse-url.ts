/**
 * `new URL`, or null where it throws. `URL.parse` came only with Node 22, and `URL.canParse` of Node 20 takes
 * "https://bücher.example/" for none once it has been called often enough to be compiled.
 */
export function parseUrl(text: string, base?: URL): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

/** The beginning of what was given for an address, fit for a sentence: on one line, without invisible controls. */
export function shownAddress(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 100);
}
