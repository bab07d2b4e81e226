import { SetupError } from '../../errors.js';
import {
  lastStep,
  wordsStep,
  type Cursor,
  type MoveOrigin,
  type MoveProgress,
  type MoveSource,
  type MoveTarget,
  type Scope,
} from './archive-rows.js';
import { compareScope, isEmpty, type ScopeComparison } from './compare-rows.js';
import { moveJobs } from './move-jobs.js';
import { collectionRows, deskRows } from './moved-table.js';
import { keyOf } from './refuse-unfit.js';
import { cursorBehind } from './row-sum.js';

/** What a move is at. */
export interface MoveReport {
  readonly step: 'checking' | 'moving' | 'words' | 'comparing';
  readonly scope: Scope;
  /** Scopes that are done in this step, of all. */
  readonly done: number;
  readonly total: number;
}

/** What came of a move. */
export interface MoveSummary {
  /** `moved-already`: it was done before, and both archives hold the same still. */
  readonly outcome: 'moved' | 'moved-already' | 'differs';
  readonly from: string;
  readonly to: string;
  /** The collections in order, and last the desk. */
  readonly scopes: readonly ScopeComparison[];
  /** In words; empty unless the outcome is `differs`. */
  readonly differences: readonly string[];
}

export interface Move {
  readonly source: MoveSource;
  readonly target: MoveTarget;
  readonly onReport?: (report: MoveReport) => void;
  /** At most so many rows are carried at once; tests that are about pages have it low. */
  readonly rowsAtOnce?: number;
}

/**
 * Carries everything from one archive to another that is empty, or to which the same was begun to be moved: then it goes on where
 * that ended. At the end both are read again and compared. Only when all is the same may the target be opened.
 * @throws SetupError where the target holds something else.
 */
export async function moveArchive(move: Move): Promise<MoveSummary> {
  const { source, target, onReport = () => {} } = move;
  const origin = { place: source.place, key: await keyOf(source) };
  const mark = await target.mark();
  if (mark === null && !(await isEmpty(target))) return compareAgain(move, origin);
  if (mark !== null && mark.key !== origin.key) throw otherMove(target.place, mark.place);
  const scopes: readonly Scope[] = [...(await source.collections()), null];
  if (mark?.state !== 'verified') {
    await target.setMark({ ...origin, state: 'moving' });
    for (const [done, scope] of scopes.entries()) {
      await moveScope(move, scope, (step) => onReport({ step, scope, done, total: scopes.length }));
    }
    await moveJobs(source, target);
  }
  const broken = mark?.state === 'verified' ? [] : await target.finish();
  const summary = await compare(move, 'moved', broken);
  if (summary.outcome === 'differs') return summary;
  await target.setMark({ ...origin, state: 'verified' });
  await target.open(origin);
  return summary;
}

async function moveScope(
  { source, target, rowsAtOnce = Infinity }: Move,
  scope: Scope,
  report: (step: 'moving' | 'words') => void,
): Promise<void> {
  const tables = (scope === null ? deskRows : collectionRows).map((table) => ({
    ...table,
    rowsAtOnce: Math.min(table.rowsAtOnce, rowsAtOnce),
  }));
  const steps = [...tables.map(({ name }) => name), ...(scope === null ? [] : [wordsStep]), lastStep];
  const first: MoveProgress = { step: steps[0] ?? lastStep, after: null };
  let { step, after } = (await target.progress(scope)) ?? first;
  for (const [index, table] of tables.entries()) {
    if (step !== table.name) continue;
    const behind: MoveProgress = { step: steps[index + 1] ?? lastStep, after: null };
    while (step === table.name) {
      report('moving');
      const rows = await source.page(scope, table, after);
      const cursor = cursorBehind(table, rows);
      const next: MoveProgress = cursor === null ? behind : { step, after: cursor };
      const kept = rows.map((row) => target.kept(table, row));
      await target.write(scope, table, kept, next);
      ({ step, after } = next);
    }
  }
  if (scope === null || step !== wordsStep) return;
  let behind: Cursor | null = after;
  do {
    report('words');
    behind = await target.makeWords(scope, behind, { step: lastStep, after: null });
  } while (behind !== null);
}

async function compare(
  { source, target, onReport = () => {} }: Move,
  outcome: 'moved' | 'moved-already',
  broken: readonly string[],
): Promise<MoveSummary> {
  const [here, there] = [await source.collections(), new Set(await target.collections())];
  const scopes: ScopeComparison[] = [];
  const kept: MoveTarget['kept'] = (...row) => target.kept(...row);
  const all: readonly Scope[] = [...here.filter((id) => there.has(id)), null];
  for (const [done, scope] of all.entries()) {
    onReport({ step: 'comparing', scope, done, total: all.length });
    scopes.push(await compareScope({ source, target, kept }, scope));
  }
  const differences = [
    ...broken,
    ...here.filter((id) => !there.has(id)).map((id) => `${id}: it is in the source only`),
    ...[...there].filter((id) => !here.includes(id)).map((id) => `${id}: it is in the target only`),
    ...scopes.flatMap((scope) => scope.differences),
  ];
  const places = { from: source.place, to: target.place };
  return { outcome: differences.length > 0 ? 'differs' : outcome, ...places, scopes, differences };
}

/** The target holds something: fine where that is what the same move has brought there, and nothing has changed since. */
async function compareAgain(move: Move, origin: MoveOrigin): Promise<MoveSummary> {
  const { source, target } = move;
  const before = await target.movedFrom();
  if (before?.key !== origin.key) {
    throw new SetupError(
      `The archive in ${target.place} is not empty: move to an empty folder or database, so that nothing in it is mixed with what comes.`,
    );
  }
  const summary = await compare(move, 'moved-already', []);
  if (summary.outcome !== 'differs') return summary;
  throw new SetupError(
    `${before.place} was moved to ${target.place} already, and the two differ since (${summary.differences.slice(0, 3).join('; ')}): to move ${source.place} once more, name an empty folder or database.`,
  );
}

function otherMove(place: string, from: string): SetupError {
  return new SetupError(
    `The archive in ${place} is the unfinished target of another move, from ${from}: finish that one, or name an empty folder or database.`,
  );
}
