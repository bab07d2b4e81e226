/** Of what a server asks to be left alone longer than this, no more is remembered. */
const longestMs = 7 * 24 * 3_600_000;

/**
 * The moment that a `Retry-After` header names, in milliseconds since 1970: seconds from now, or an HTTP date. Null
 * where it names none, or one that has passed.
 */
export function readRetryAfter(header: string, nowMs: number): number | null {
  const text = header.trim();
  const isSeconds = /^\d{1,12}$/.test(text);
  // Whatever else `Date.parse` takes for a date ("5") is none in HTTP.
  const isDate = /^[A-Z][a-z]{2,8}, \d{2}[ -][A-Z][a-z]{2}[ -]\d{2,4} \d{2}:\d{2}:\d{2} GMT$/.test(text);
  const at = isSeconds ? nowMs + Number(text) * 1_000 : isDate ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) || at <= nowMs ? null : Math.min(at, nowMs + longestMs);
}
