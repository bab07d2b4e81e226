import type { ArticleFacts } from '../article-facts.js';

/** Kinds of files that a library reads, in a child process. */
export type PackedKind = 'pdf' | 'docx' | 'epub';

/** A file as it is to be read. */
export interface FileToExtract {
  readonly kind: PackedKind;
  readonly bytes: Uint8Array;
  /** File name or host, for refusals. */
  readonly name: string;
}

/** What is made of a file. Nothing of it is cleaned yet. */
export interface ExtractedFile {
  readonly facts: Partial<ArticleFacts>;
  readonly language: string | null;
  /** Paragraphs parted by empty lines. */
  readonly text: string;
}

/** Why nothing is read of a file. */
export type FileRefusal =
  | 'password'
  | 'only-pictures'
  | 'rights-managed'
  | 'too-many-pages'
  | 'unpacks-too-large'
  | 'entities'
  | 'no-text'
  | 'damaged';

export interface FileRequest {
  readonly id: number;
  readonly kind: PackedKind;
  readonly bytes: Uint8Array;
}

export type FileReply =
  | { readonly id: number; readonly file: ExtractedFile }
  | { readonly id: number; readonly refusal: FileRefusal }
  | { readonly id: number; readonly failure: string };

/** Thrown in the child where a file is refused; it becomes the sentence in the parent. */
export class RefusedFile extends Error {
  readonly refusal: FileRefusal;

  constructor(refusal: FileRefusal, options?: ErrorOptions) {
    super(`The file is refused: ${refusal}.`, options);
    this.refusal = refusal;
  }
}
