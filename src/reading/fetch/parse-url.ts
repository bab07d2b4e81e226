/** `new URL`, or null where it throws; `URL.parse` came only with Node 22. */
export function parseUrl(text: string, base?: URL): URL | null {
  return URL.canParse(text, base?.href) ? new URL(text, base) : null;
}
