import { UserError } from '../../errors.js';
import { parseUrl, shownAddress } from './parse-url.js';

const maximumLength = 2_048;
/** Parameters that tell a publisher who shared a link; the page is the same without. */
const trackingParameter =
  /^(?:utm_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|__hstc|__hssc|vero_id|oly_enc_id|oly_anon_id|s_cid|ns_.*|at_(?:medium|campaign|link.*|format|ptr.*|bbc.*)|cmpid|ito|smid|smtyp|sref|ocid|partner|ftag|taid|wt_mc|xtor|CMP|ref_src|ref_url|guccounter|guce_.*|_ga|_gl|spm|srnd|traffic_source)$/i;

/**
 * The form of a web address under which an article is known: host in lower case without a trailing
 * point, no default port, no fragment, no tracking parameters; the order of the others is kept. A host
 * without a scheme ("example.com/story") gets https.
 * @throws UserError where it is no http(s) address, or holds a password.
 */
export function normaliseUrl(text: string): string {
  const given = text.trim().replace(/^<(.*)>$/s, '$1');
  const withScheme = /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]|$)/.test(given) ? `https://${given}` : given;
  const url = given.length > maximumLength ? null : parseUrl(withScheme);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') {
    throw new UserError(
      'bad-url',
      `"${shownAddress(given)}" is no web address: give one that begins with https://.`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new UserError(
      'url-with-credentials',
      `The link to ${url.hostname} holds a user name or password: give it without.`,
    );
  }
  url.hostname = url.hostname.replace(/\.+$/, '');
  url.hash = '';
  const parameters = url.search.slice(1).split('&');
  const kept = parameters.filter(
    (pair) => pair !== '' && !trackingParameter.test(pair.split('=', 1)[0] ?? ''),
  );
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
