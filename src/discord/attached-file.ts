import { UserError } from '../errors.js';
import { maximumFileBytes } from '../reading/file-limits.js';

const extensions = ['.pdf', '.docx', '.epub', '.html', '.md', '.txt', '.markdown', '.htm'];

/**
 * Refuses what need not be downloaded to be refused.
 * @throws UserError where the file is empty, too large, or of a type that is not read.
 */
export function requireReadableFile({
  name,
  size,
}: {
  readonly name: string;
  /** In bytes; null where Discord has not told. */
  readonly size: number | null;
}): void {
  const shownName = name.length > 80 ? `${name.slice(0, 80)}…` : name;
  if (!extensions.some((extension) => name.toLowerCase().endsWith(extension))) {
    throw new UserError(
      'unsupported-file',
      `I cannot read “${shownName}”: give me a ${extensions.slice(0, 5).join(', ')} or .txt file.`,
    );
  }
  if (size === 0) {
    throw new UserError('empty-file', `The file “${shownName}” is empty: attach one that holds the article.`);
  }
  if (size !== null && size > maximumFileBytes) {
    throw new UserError(
      'file-too-large',
      `The file “${shownName}” has ${megabytes(size)} MB, and I read at most ${megabytes(maximumFileBytes)} MB: attach only the article's text.`,
    );
  }
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 2 ** 20);
}
