import { ampCacheOriginal, isAmpParameter, withoutAmpPath } from './amp-url.js';
import { tellingParameters } from './tracking-parameters.js';

/**
 * What addresses of one page have in common, to tell whether an article is known: without scheme, default port,
 * "www.", the host and path of mobile and AMP forms, tracking parameters, a slash at the end and fragment, its parameters in
 * order. It is compared and never visited: the article keeps its address as it is.
 */
export function urlKey(address: string): string {
  if (!URL.canParse(address)) return address;
  const given = new URL(address);
  const url = ampCacheOriginal(given) ?? given;
  const path = withoutAmpPath(url.pathname).replace(/\/+$/, '');
  const parameters = tellingParameters(url.search)
    .filter((pair) => !isAmpParameter(pair))
    .toSorted();
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`;
  const query = parameters.length > 0 ? `?${parameters.join('&')}` : '';
  return `${plainHost(url.hostname)}${port}${path}${query}`;
}

/** "www.", "m.", "mobile." and "amp." go where a whole name is left; so does the "m" of "en.m.wikipedia.org". */
function plainHost(hostname: string): string {
  const host = hostname
    .toLowerCase()
    .replace(/\.+$/, '')
    .replace(/^([a-z]{2,3})\.m\.(?=[^.]+\.[^.]+$)/, '$1.');
  return host.replace(/^(?:(?:www|m|mobile|amp)\.)+(?=[^.]+\.)/, '');
}

/**
 * Which of two addresses an article is shown with: the newer one, unless both lead to one page and the one before is the
 * better of them: no mobile or AMP form, and by https.
 */
export function betterAddress(before: string, newer: string): string {
  if (urlKey(before) !== urlKey(newer)) return newer;
  return rank(newer) > rank(before) ? newer : before;
}

/** Forms for certain devices last; https before http. */
function rank(address: string): number {
  const url = new URL(address);
  const isMobile = /^(?:www\.)?(?:m|mobile|amp)\.|^[a-z]{2,3}\.m\./.test(url.hostname);
  const isAmp =
    withoutAmpPath(url.pathname) !== url.pathname || tellingParameters(url.search).some(isAmpParameter);
  return (isMobile || isAmp ? 0 : 2) + (url.protocol === 'https:' ? 1 : 0);
}
