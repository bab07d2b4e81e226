import type { MoveMark, MoveOrigin, MoveProgress } from '../../move/archive-rows.js';
import type { Connection } from '../connection.js';

/** Keys of `meta`. As long as the first is there, the archive is opened by nobody but the move. */
export const moveMarkKey = 'move';
const progressKey = 'move-progress';
const movedFromKey = 'moved-from';

/** The mark that an archive is the unfinished target of a move; null where it is none. */
export function readMoveMark(desk: Connection): MoveMark | null {
  return read<MoveMark>(desk, moveMarkKey);
}

export function keepMoveMark(desk: Connection, mark: MoveMark): void {
  keep(desk, moveMarkKey, mark);
}

export function readMovedFrom(desk: Connection): MoveOrigin | null {
  return read<MoveOrigin>(desk, movedFromKey);
}

/** Takes the mark away: from now on the archive may be opened. */
export function replaceMoveMark(desk: Connection, origin: MoveOrigin): void {
  desk.transaction(() => {
    keep(desk, movedFromKey, origin);
    desk.run('DELETE FROM meta WHERE key = ?', moveMarkKey);
  });
}

/** How far the move into this file is. */
export function readProgress(connection: Connection): MoveProgress | null {
  return read<MoveProgress>(connection, progressKey);
}

export function keepProgress(connection: Connection, progress: MoveProgress): void {
  keep(connection, progressKey, progress);
}

export function dropProgress(connection: Connection): void {
  connection.run('DELETE FROM meta WHERE key = ?', progressKey);
}

function read<Value>(connection: Connection, key: string): Value | null {
  const row = connection.get<{ readonly value: string }>('SELECT value FROM meta WHERE key = ?', key);
  return row && (JSON.parse(row.value) as Value);
}

function keep(connection: Connection, key: string, value: MoveMark | MoveOrigin | MoveProgress): void {
  connection.run(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    JSON.stringify(value),
  );
}
