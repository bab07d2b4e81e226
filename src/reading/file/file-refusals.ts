import { UserError } from '../../errors.js';
import type { ReaderFailure } from '../../reader-process.js';
import type { FileRefusal, PackedKind } from './extracted-file.js';

const kindNames: Readonly<Record<PackedKind, string>> = {
  pdf: 'a PDF',
  docx: 'a Word document',
  epub: 'an EPUB',
};

const sentences: Readonly<Record<FileRefusal, string>> = {
  password: 'is protected by a password: save it without one.',
  'only-pictures':
    'holds only pictures and no text: run text recognition (OCR) over it, or paste its text instead.',
  'rights-managed': 'is locked by digital rights management, so it cannot be read: paste its text instead.',
  'too-many-pages': 'has more than 300 pages: give the article alone.',
  'unpacks-too-large': 'unpacks to more than 64 MB: give the article alone, without its pictures.',
  entities: 'declares XML entities, which are not read: save it anew, or paste its text instead.',
  'no-text': 'holds no text: give a file with the article in it.',
  damaged: 'is damaged and cannot be read: save it anew, or paste its text instead.',
};

/** The refusal of a file, in words for the person who gave it. */
export function fileRefusal(refusal: FileRefusal, kind: PackedKind, name: string): UserError {
  const what = refusal === 'damaged' ? `begins as ${kindNames[kind]} but ` : '';
  return new UserError(`file-${refusal}`, `The file "${name.slice(0, 80)}" ${what}${sentences[refusal]}`);
}

/** A file that its reader was ended over. */
export function costlyFile(failure: ReaderFailure, name: string): UserError {
  const reason = {
    timeout: 'takes too long to read',
    memory: 'takes too much memory to read',
    crash: 'cannot be read',
  }[failure];
  return new UserError(
    `file-${failure}`,
    `The file "${name.slice(0, 80)}" ${reason}: give the article alone, or paste its text instead.`,
  );
}
