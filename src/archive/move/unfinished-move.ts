import { SetupError } from '../../errors.js';
import type { MoveOrigin } from './archive-rows.js';

/** Why an archive is not opened to which another one is being moved. */
export function unfinishedMove(place: string, from: MoveOrigin): SetupError {
  return new SetupError(
    `The archive in ${place} is not whole yet: a move from ${from.place} to it was begun. Run the same "dateline move" again, which goes on where it ended, or empty it.`,
  );
}
