import { createHash } from 'node:crypto';

/**
 * What two copies of one text have in common: sha256, as 64 hex digits, of the text in NFC with each
 * run of white space folded to one space.
 */
export function textHash(text: string): string {
  return createHash('sha256')
    .update(foldWhiteSpace(text.normalize('NFC')))
    .digest('hex');
}

function foldWhiteSpace(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
