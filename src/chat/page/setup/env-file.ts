import { readFile, rename, writeFile } from 'node:fs/promises';
import { asError, UserError } from '../../../errors.js';

/**
 * Writes a variable into an environment file, in the place where it stood before; everything else in it stays. Only its
 * owner may read the file then.
 * @throws UserError "cannot-write"
 */
export async function writeVariable(file: string, name: string, value: string): Promise<void> {
  const before = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw cannotWrite(file, error);
  });
  const line = `${name}=${value}`;
  const lines = before.split('\n').filter((one, index, all) => one !== '' || index < all.length - 1);
  const at = lines.findLastIndex((one) => one.startsWith(`${name}=`));
  const after = at < 0 ? [...lines, line] : lines.with(at, line);
  try {
    await writeFile(`${file}.partial`, `${after.join('\n')}\n`, { mode: 0o600 });
    await rename(`${file}.partial`, file);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

function cannotWrite(file: string, error: unknown): UserError {
  return new UserError(
    'cannot-write',
    `${file} cannot be written (${asError(error).message}): write the line into it yourself.`,
    {
      cause: error,
    },
  );
}
