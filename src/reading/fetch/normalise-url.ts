import { ampCacheOriginal } from '../../archive/amp-url.js';
import { tellingParameters } from '../../archive/tracking-parameters.js';
import { UserError } from '../../errors.js';
import { parseUrl, shownAddress } from './parse-url.js';

const maximumLength = 2_048;
/**
 * The form of a web address under which an article is known: host in lower case without a trailing
 * point, no default port, no fragment, no tracking parameters; the order of the others is kept. A host
 * without a scheme ("example.com/story") gets https, and a search engine's copy of a page stands for the page.
 * @throws UserError where it is no http(s) address, or holds a password.
 */
export function normaliseUrl(text: string): string {
  const given = text.trim().replace(/^<(.*)>$/s, '$1');
  const withScheme = /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]|$)/.test(given) ? `https://${given}` : given;
  const named = given.length > maximumLength ? null : parseUrl(withScheme);
  const url = named && (ampCacheOriginal(named) ?? named);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') {
    throw new UserError('bad-url', { address: shownAddress(given) });
  }
  if (url.username !== '' || url.password !== '') {
    throw new UserError('url-with-credentials', { host: url.hostname });
  }
  url.hostname = url.hostname.replace(/\.+$/, '');
  url.hash = '';
  const kept = tellingParameters(url.search);
  url.search = kept.length > 0 ? `?${kept.join('&')}` : '';
  return url.href;
}

/** `normaliseUrl`, or null where the text is no web address: for what a page says, not a person. */
export function tryNormaliseUrl(text: string): string | null {
  try {
    return normaliseUrl(text);
  } catch {
    return null;
  }
}
