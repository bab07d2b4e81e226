import { askFileChild } from '../file-child.js';
import type { CareReplies, CareRequest } from './care-messages.js';

/**
 * Has a child process check or repair a file: that reads all of it, which takes seconds in which this process goes on
 * answering; and whatever a damaged file does to who reads it, it does it to the child.
 * @param wasFull is told where the disk is full, and says whether that freed room: then it is done once more.
 * @throws SetupError where nothing of the file can be read, UserError where the disk is full. Error where the child failed;
 *   then nothing was changed.
 */
export function careInChild<Task extends CareRequest['task']>(
  request: Extract<CareRequest, { readonly task: Task }>,
  wasFull: () => boolean,
): Promise<CareReplies[Task]> {
  return askFileChild(new URL('./care-child.js', import.meta.url), request, wasFull);
}
