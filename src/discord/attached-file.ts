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
    throw new UserError('unsupported-attachment', {
      name: shownName,
      extensions: extensions.slice(0, 5).join(', '),
    });
  }
  if (size === 0) {
    throw new UserError('empty-attachment', { name: shownName });
  }
  if (size !== null && size > maximumFileBytes) {
    throw new UserError('attachment-too-large', {
      name: shownName,
      size: megabytes(size),
      limit: megabytes(maximumFileBytes),
    });
  }
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 2 ** 20);
}
