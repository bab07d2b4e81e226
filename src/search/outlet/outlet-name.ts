import { outletKey } from '../../archive/outlet-key.js';

const host = /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/;
/** "co.uk", "com.au": two labels that end a host together. */
const secondLevel: ReadonlySet<string> = new Set(['co', 'com', 'org', 'net', 'ac', 'gov']);

/**
 * What is left of an outlet's name when it is told from others: letters and digits, without case, accents and "the";
 * of a host the part that was registered. So "USA Today" and "www.usatoday.com" are one.
 */
export function outletName(outlet: string): string {
  const key = outletKey(outlet);
  const name = host.test(key) ? registered(key).replace(/^the(?=\w{4})/, '') : key.replace(/^the /, '');
  return name.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '');
}

/** "edition.cnn.com" → cnn, "bbc.co.uk" → bbc. */
function registered(key: string): string {
  const labels = key.split('.').slice(0, -1);
  const last = labels.at(-1) ?? '';
  return (labels.length > 1 && secondLevel.has(last) ? labels.at(-2) : last) ?? '';
}
