import { UserError } from '../../errors.js';
import { isDiskFull } from '../archive-trouble.js';
import { troubleOf } from './disk-trouble.js';

/**
 * Does something that takes room on the archive's disk, and once more where the disk is full and telling so freed room.
 * @param wasFull is told, and says whether it did.
 * @throws UserError where the disk is full.
 */
export async function withRoom<Result>(work: () => Promise<Result>, wasFull: () => boolean): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!isWantOfRoom(error)) throw error;
    if (wasFull()) return withRoom(work, () => false);
    throw isDiskFull(error) ? error : new UserError('archive-disk-full', {}, { cause: error });
  }
}

/** Whether SQLite or the system failed for want of room. */
export function isWantOfRoom(error: unknown): boolean {
  return isDiskFull(error) || troubleOf(error) === 'full';
}
