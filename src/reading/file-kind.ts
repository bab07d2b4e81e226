import { UserError } from '../errors.js';
import type { ErrorCode } from '../locales/catalog.js';
import type { Values } from '../locales/wording.js';
import type { PackedKind } from './file/extracted-file.js';
import { zipNames } from './file/zip-archive.js';
import { maximumFileBytes } from './file-limits.js';

/** How a file is read. */
export type FileKind = 'text' | 'markdown' | 'html' | PackedKind;

const kinds: Readonly<Record<string, FileKind>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  pdf: 'pdf',
  docx: 'docx',
  epub: 'epub',
};
/** First bytes of formats that are not read, whatever the file's name says. */
const signatures: readonly (readonly [start: string, refusal: ErrorCode])[] = [
  ['{\\rtf', 'file-rich-text'],
  ['\u0089PNG', 'file-picture'],
  ['\u00ff\u00d8\u00ff', 'file-picture'],
  ['GIF8', 'file-picture'],
  ['\u001f\u008b', 'file-archive'],
  ['Rar!', 'file-archive'],
  ['7z\u00bc\u00af', 'file-archive'],
  ['\u007fELF', 'file-program'],
  ['MZ', 'file-program'],
];
/** The refusals of a kind of file that is not read; others are of a file's own faults. */
const unreadKinds: ReadonlySet<string> = new Set<ErrorCode>([
  'unsupported-file',
  'file-without-article',
  'file-old-office',
  ...signatures.map(([, refusal]) => refusal),
]);
const oldOffice = '\u00d0\u00cf\u0011\u00e0';
/** What an encrypted .docx holds, as its old container writes names. */
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');
/** So far into a PDF its mark may stand. */
const pdfMarkBytes = 1_024;
const sniffedBytes = 4_096;

/**
 * How this file is read: by its content, and by its name where that leaves it open.
 * @throws UserError where it is empty, too large, or of a kind that is not read.
 */
export function fileKind(name: string, bytes: Uint8Array): FileKind {
  if (bytes.length > maximumFileBytes) {
    throw fileRefusal('file-too-large', name, { limit: maximumFileBytes / 2 ** 20 });
  }
  if (bytes.length === 0) throw fileRefusal('empty-file', name);
  const extension = /\.([^./\\]{1,12})$/.exec(name)?.[1]?.toLowerCase();
  const kind = extension === undefined ? 'text' : kinds[extension];
  const packed = packedKind(bytes, kind === 'pdf');
  if (packed !== null) return packed;
  refuseUnread(name, bytes);
  const start = latin1(bytes, sniffedBytes).replaceAll('\0', '');
  if (beginsAsHtml(start)) return 'html';
  if (kind === undefined) {
    throw fileRefusal('unsupported-file', name, { extension: extension ?? '' });
  }
  // Its name says more than there is in it: what is left to be is text, or nothing that can be read.
  const isPlain =
    kind === 'pdf' || kind === 'docx' || kind === 'epub' || (kind === 'html' && !/<[a-z!/?]/i.test(start));
  return isPlain ? 'text' : kind;
}

/** Whether a file was refused for its kind, and not for a fault of its own. */
export function isUnreadKind({ code }: UserError): boolean {
  return unreadKinds.has(code);
}

/** PDF, DOCX or EPUB, told by the content alone; null where it is none of them. `isCalledPdf` permits a mark that stands later. */
export function packedKind(bytes: Uint8Array, isCalledPdf = false): PackedKind | null {
  const head = latin1(bytes, pdfMarkBytes);
  if (/^[\s\u00ef\u00bb\u00bf]{0,8}%PDF-\d/.test(head) || (isCalledPdf && head.includes('%PDF-')))
    return 'pdf';
  if (!head.startsWith('PK\u0003\u0004')) return null;
  const names = zipNames(bytes);
  if (names.some((entry) => /^word\/document\d*\.xml$/.test(entry))) return 'docx';
  return names.includes('META-INF/container.xml') ? 'epub' : null;
}

function refuseUnread(name: string, bytes: Uint8Array): void {
  const head = latin1(bytes, 16);
  if (head.startsWith('PK\u0003\u0004')) {
    throw fileRefusal('file-without-article', name);
  }
  if (head.startsWith(oldOffice)) {
    if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(encryptedPackage)) {
      throw fileRefusal('file-password', name);
    }
    throw fileRefusal('file-old-office', name);
  }
  const signature = signatures.find(([start]) => head.startsWith(start));
  if (signature) throw fileRefusal(signature[1], name);
}

/** Whether a file begins with a tag of HTML; comments and an XML declaration may stand before it. */
function beginsAsHtml(start: string): boolean {
  let rest = start.replace(/^[\s\u00ef\u00bb\u00bf\u00fe\u00ff]{1,20}/, '');
  while (rest.startsWith('<!--') || rest.startsWith('<?xml')) {
    const end = rest.indexOf(rest.startsWith('<?') ? '?>' : '-->');
    if (end === -1) return false;
    rest = rest.slice(end + 2).replace(/^>?\s*/, '');
  }
  return /^<(?:!doctype html|(?:html|head|body|title|meta|link|script|article|div|table|center)[\s>])/i.test(
    rest,
  );
}

function latin1(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.subarray(0, length)).toString('latin1');
}

/** A refusal that names the file. */
export function fileRefusal(code: ErrorCode, name: string, values: Values = {}): UserError {
  return new UserError(code, { name: name.slice(0, 80), ...values });
}
