import { createHash } from 'node:crypto';
import type { ArticleIdentity } from './collection.js';

/** Crockford's base 32, in lower case: no letter that is taken for a digit. */
const digits = '0123456789abcdefghjkmnpqrstvwxyz';
const digitCount = 15;

/**
 * The id of an article that is added for the first time: "a" and 15 digits of base 32 (75 bits of a
 * sha256) of its URL, else of its external id, else of its text; so the same in every archive.
 *
 * @param turn greater than 1 where an article that was removed has had the id: the new one gets another.
 */
export function articleId({ url, externalId, textHash }: ArticleIdentity, turn = 1): string {
  const identity = url ?? (externalId === null ? textHash : `external:${externalId}`);
  const hash = createHash('sha256')
    .update(turn === 1 ? identity : `${turn} ${identity}`)
    .digest();
  const bits = BigInt(`0x${hash.toString('hex')}`);
  let id = 'a';
  for (let place = 1; place <= digitCount; place += 1) {
    id += digits[Number((bits >> BigInt(256 - 5 * place)) & 31n)];
  }
  return id;
}
