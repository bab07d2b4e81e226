import type { MoveMark, MoveOrigin, MoveProgress, Scope } from '../../move/archive-rows.js';
import { unfinishedMove } from '../../move/unfinished-move.js';
import { archiveSchema } from '../database.js';
import { Session } from '../session.js';
import type { SqlClient } from '../sql-client.js';

/** Keys of `meta`. As long as the first is there, the archive is opened by nobody but the move. */
const markKey = 'move';
const movedFromKey = 'moved-from';
const progressPrefix = 'move-progress ';

export function readMoveMark(session: Session): Promise<MoveMark | null> {
  return read<MoveMark>(session, 'meta', markKey);
}

export function keepMoveMark(session: Session, mark: MoveMark): Promise<void> {
  return keep(session, markKey, mark);
}

export function readMovedFrom(session: Session): Promise<MoveOrigin | null> {
  return read<MoveOrigin>(session, 'meta', movedFromKey);
}

/** Takes all marks away: from now on the archive may be opened. */
export async function replaceMoveMarks(session: Session, origin: MoveOrigin): Promise<void> {
  await keep(session, movedFromKey, origin);
  await session.run('DELETE FROM meta WHERE key = $1 OR starts_with(key, $2)', markKey, progressPrefix);
}

/** How far the move into a scope is. */
export function readProgress(session: Session, scope: Scope): Promise<MoveProgress | null> {
  return read<MoveProgress>(session, 'meta', `${progressPrefix}${scope ?? ''}`);
}

export function keepProgress(session: Session, scope: Scope, progress: MoveProgress): Promise<void> {
  return keep(session, `${progressPrefix}${scope ?? ''}`, progress);
}

/** @throws SetupError where the archive is the unfinished target of a move. */
export async function refuseUnfinishedMove(client: SqlClient, where: string): Promise<void> {
  const mark = await read<MoveMark>(new Session(client, ''), `${archiveSchema}.meta`, markKey);
  if (mark) throw unfinishedMove(where, mark);
}

async function read<Value>(session: Session, table: string, key: string): Promise<Value | null> {
  const row = await session.get<{ readonly value: string }>(`SELECT value FROM ${table} WHERE key = $1`, key);
  return row && (JSON.parse(row.value) as Value);
}

async function keep(
  session: Session,
  key: string,
  value: MoveMark | MoveOrigin | MoveProgress,
): Promise<void> {
  await session.run(
    'INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    JSON.stringify(value),
  );
}
