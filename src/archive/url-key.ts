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
  const plain = host.replace(/^(?:(?:www|m|mobile|amp)\.)+(?=[^.]+\.)/, '');
  return plain;
}
