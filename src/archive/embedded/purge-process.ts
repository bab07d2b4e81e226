import { askFileChild } from './file-child.js';

export interface PurgeRequest {
  readonly databasePath: string;
  readonly collection: string;
  readonly articleIds: readonly string[];
}

/**
 * Purges a collection's file in a child process, which has it to itself.
 * @param wasFull is told where the disk is full, and says whether that freed room: then it is done once more.
 * @throws UserError where the disk is full, which writing the file anew takes as much room of as the file has; Error where
 *   it failed otherwise; what was deleted until then stays deleted.
 */
export function purgeInChild(request: PurgeRequest, wasFull: () => boolean): Promise<void> {
  return askFileChild(new URL('./purge-child.js', import.meta.url), request, wasFull);
}
