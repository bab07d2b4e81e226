import { UserError } from '../errors.js';
import { decodeAs, decodeUtf8, markedCharset } from './text/decode-text.js';
import { maximumFileBytes } from './file-limits.js';

/** How a file is read. */
export type FileKind = 'text' | 'markdown' | 'html';

const kinds: Readonly<Record<string, FileKind>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
};
const supported = '.txt, .md and .html';
/** First bytes of formats that are not read, whatever the file's name says. */
const signatures: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'a packed file (as .docx, .epub and .zip are)'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Office document'],
  ['{\\rtf', 'a rich-text document'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['GIF8', 'a picture'],
  ['\u001f\u008b', 'a packed file'],
];
const maximumControlShare = 0.002;
/** So much of a file's beginning is looked through for control characters. */
const countedCharacters = 100_000;
/** Even: UTF-16 is told by pairs of bytes. */
const countedBytes = 4_000;
const zeroShare = 0.7;
/** Most of what windows-1252 writes in Western prose above ASCII: letters, typographic marks. */
const plausibleShare = 0.95;

/**
 * How this file is read: by its name, and by its content where that says more.
 * @throws UserError where it is empty, too large, binary, or of a kind that is not read.
 */
export function fileKind(name: string, bytes: Uint8Array): FileKind {
  if (bytes.length > maximumFileBytes) {
    const limit = maximumFileBytes / 2 ** 20;
    throw refusal('file-too-large', name, `is larger than ${limit} MB: give the article alone.`);
  }
  if (bytes.length === 0) throw refusal('empty-file', name, 'is empty: give a file with the article in it.');
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  const signature = signatures.find(([start]) => head.startsWith(start));
  if (signature) throw refusal('unsupported-file', name, `is ${signature[1]}: give ${supported}.`);
  const extension = /\.([^./\\]{1,12})$/.exec(name)?.[1]?.toLowerCase();
  const kind = extension === undefined ? 'text' : kinds[extension];
  if (kind === undefined) {
    throw refusal(
      'unsupported-file',
      name,
      `is of a kind that is not read (.${extension}): give ${supported}.`,
    );
  }
  const start = Buffer.from(bytes.subarray(0, 400)).toString('latin1').trimStart().toLowerCase();
  return kind === 'text' && /^(?:<!doctype html|<html[\s>])/.test(start) ? 'html' : kind;
}

/**
 * The text of a file: by its byte-order mark, else UTF-8, else windows-1252 where that gives prose.
 * @throws UserError where it is binary or its encoding cannot be told.
 */
export function decodeFile(name: string, bytes: Uint8Array): string {
  const marked = markedCharset(bytes);
  if (marked === null && isUnmarkedUtf16(bytes)) {
    throw refusal('bad-encoding', name, 'is in UTF-16 without a byte-order mark: save it as UTF-8.');
  }
  const text = marked === null ? decodeUtf8(bytes) : decodeAs(bytes, marked);
  if (text !== null) {
    if (isBinary(text)) throw binary(name);
    return text;
  }
  const western = decodeAs(bytes, 'windows-1252') ?? '';
  if (isBinary(western)) throw binary(name);
  if (!isPlausible(western)) {
    throw refusal('bad-encoding', name, 'is in an encoding that cannot be told: save it as UTF-8.');
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
  return refusal('binary-file', name, `holds no text: give ${supported}.`);
}

function refusal(code: string, name: string, what: string): UserError {
  return new UserError(code, `The file "${name.slice(0, 80)}" ${what}`);
}
