/** Copies of pages that search engines keep: "/amp/s/host/path" of Google and Bing, "/c/s/host/path" of the AMP project; "s" for https. */
const caches: readonly { readonly host: RegExp; readonly path: RegExp }[] = [
  {
    host: /^(?:www\.)?(?:google(?:\.[a-z]{2,3}){1,2}|bing\.com)$/,
    path: /^\/amp\/(s\/)?([^/]+\.[^/]+)(\/.*)?$/,
  },
  {
    host: /\.cdn\.ampproject\.org$|^(?:www\.)?bing-amp\.com$/,
    path: /^\/(?:c|v|wp\/c)\/(s\/)?([^/]+\.[^/]+)(\/.*)?$/,
  },
];

/** Where the page stands whose copy a search engine's AMP cache gives; null where the address is none of a cache's. */
export function ampCacheOriginal(url: URL): URL | null {
  for (const { host, path } of caches) {
    const found = host.test(url.hostname) ? path.exec(url.pathname) : null;
    if (!found) continue;
    const [, secure, original = '', rest = '/'] = found;
    const address = `${secure ? 'https' : 'http'}://${original}${rest}${url.search}`;
    return URL.canParse(address) ? new URL(address) : null;
  }
  return null;
}

/** A path without what only says that it is the AMP form: "/story/amp", "/amp/story", "/story.amp.html". */
export function withoutAmpPath(path: string): string {
  return path
    .replace(/(?<=[^/])\/amp\/?$/, '')
    .replace(/^\/amp(?=\/[^/])/, '')
    .replace(/\.amp(?=\.html?$|$)/, '');
}

/** Whether a pair "name=value" of a query only asks for the AMP form, or comes from a cache of it. */
export function isAmpParameter(pair: string): boolean {
  return /^(?:amp(?:=(?:1|true|)?)?|output(?:type)?=amp|amp_(?:js_v|gsa|latest_update_time|ct)=.*|usqp=.*)$/i.test(
    pair,
  );
}
