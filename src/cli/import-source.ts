import type { AddRequest } from '../desk/desk.js';
import type { UserError } from '../errors.js';

/** One article to be imported, before it is read. */
export interface ImportItem {
  /** Its file, as a path from the imported folder; null where it is one of many in a file. */
  readonly file: string | null;
  readonly externalId: string | null;
  readonly title: string | null;
  /** @throws UserError "not-imported" where it is no article that an import takes, others where it cannot be read. */
  getRequest(): Promise<Pick<AddRequest, 'input' | 'hints' | 'importedFrom' | 'exported'>>;
  /** The refusal, with the place that it is about. */
  locate(refusal: UserError): string;
}

/** What is imported: a file of many articles, or a folder of many files. */
export interface ImportSource {
  /** How many items there are. */
  readonly total: number;
  /** What one item is called. */
  readonly unit: 'article' | 'file';
  /** Says that there is nothing in it. */
  readonly emptyNote: string;
  items(): AsyncIterable<ImportItem>;
}
