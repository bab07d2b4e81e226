/** Prefixes under which a site serves the same things in another form. */
const forms = /^(?:www|m|mobile|amp|feeds?|rss)\./;

/** Whether two addresses are of one site: of one host, but for such prefixes. */
export function sameSite(one: string, other: string): boolean {
  return siteOf(one) === siteOf(other);
}

function siteOf(url: string): string {
  const host = new URL(url).hostname.toLowerCase();
  const bare = host.replace(forms, '');
  // "feeds.com" is a name of its own.
  return bare.includes('.') ? bare : host;
}
