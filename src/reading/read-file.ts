import type { UserError } from '../errors.js';
import { decodeAs, decodeUtf8, markedCharset } from './text/decode-text.js';
import { fileRefusal } from './file-kind.js';

const maximumControlShare = 0.002;
/** So much of a file's beginning is looked through for control characters. */
const countedCharacters = 100_000;
/** Even: UTF-16 is told by pairs of bytes. */
const countedBytes = 4_000;
const zeroShare = 0.7;
/** Most of what windows-1252 writes in Western prose above ASCII: letters, typographic marks. */
const plausibleShare = 0.95;

/**
 * The text of a file: by its byte-order mark, else UTF-8, else windows-1252 where that gives prose.
 * @throws UserError where it is binary or its encoding cannot be told.
 */
export function decodeFile(name: string, bytes: Uint8Array): string {
  const marked = markedCharset(bytes);
  if (marked === null && isUnmarkedUtf16(bytes)) {
    throw fileRefusal('unmarked-utf-16', name);
  }
  const text = marked === null ? decodeUtf8(bytes) : decodeAs(bytes, marked);
  if (text !== null) {
    if (isBinary(text)) throw binary(name);
    return text;
  }
  const western = decodeAs(bytes, 'windows-1252') ?? '';
  if (isBinary(western)) throw binary(name);
  if (!isPlausible(western)) {
    throw fileRefusal('bad-encoding', name);
  }
  return western;
}

/** Western prose in UTF-16 has a zero as one byte of nearly every pair, and always the same one. */
function isUnmarkedUtf16(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, countedBytes);
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [first = 0, second = 0] = zeros;
  const pairs = head.length / 2;
  if (Math.max(first, second) <= pairs * zeroShare || Math.min(first, second) > pairs * maximumControlShare) {
    return false;
  }
  const wide = decodeAs(head, first > second ? 'utf-16be' : 'utf-16le');
  return wide !== null && !isBinary(wide);
}

function isBinary(text: string): boolean {
  const start = text.slice(0, countedCharacters);
  const controls = start.match(/(?![\t\n\v\f\r\u0080-\u009F])\p{Cc}/gu)?.length ?? 0;
  return text.includes('\0') || controls > start.length * maximumControlShare + 1;
}

/** Prose has letters next to its accented ones; other encodings read as windows-1252 pile up signs. */
function isPlausible(text: string): boolean {
  const above = text.match(/[\u0080-\uFFFF]/g) ?? [];
  if (above.length > text.length * 0.2) return false;
  const usual = above.filter((character) =>
    /[À-ÖØ-öø-ÿŒœŠšŽžŸ‘’“”„‚‹›«»–—…•€£°§©®™´·¿¡ªº½¼¾ ]/.test(character),
  );
  return usual.length >= above.length * plausibleShare;
}

function binary(name: string): UserError {
  return fileRefusal('binary-file', name);
}
