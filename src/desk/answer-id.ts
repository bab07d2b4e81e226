import { randomInt } from 'node:crypto';

/** Crockford's base 32: no letter that is taken for a digit. */
const idAlphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Eight characters, 40 random bits: short enough to type, too many to guess. */
export function newAnswerId(): string {
  return Array.from({ length: 8 }, () => idAlphabet[randomInt(idAlphabet.length)]).join('');
}
