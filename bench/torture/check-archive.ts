import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Collection } from '../../src/archive/collection.js';
import { localCollection } from '../../src/archive/collection-id.js';
import { databaseFile, folderName } from '../../src/archive/embedded/collection-files.js';
import { Connection } from '../../src/archive/embedded/connection.js';
import { isScrubWanted } from '../../src/archive/embedded/purge-rows.js';
import type { VectorProfile } from '../../src/archive/embedded/vector-profile.js';
import { asError } from '../../src/errors.js';
import { isKept, isRemoved, type ArticleState } from './article-state.js';
import { checkSearch } from './check-search.js';
import { checkTables } from './check-tables.js';
import { anyMark, inventedArticle } from './invented-article.js';
import type { Expected } from './ledger.js';
import { observeArchive, type Observed } from './observe-archive.js';
import { openTortureArchive } from './torture-archive.js';

/** What an archive owed and did not keep. `lost` was acknowledged, `half` is there in part, `back` had been removed. */
export interface Fault {
  readonly kind: 'lost' | 'half' | 'back';
  readonly what: string;
}

export interface Verdict {
  readonly faults: readonly Fault[];
  /** What was found, by key. */
  readonly states: Readonly<Record<string, ArticleState>>;
  /** Whether the saved vector index was of no use, and was built anew. */
  readonly isIndexRebuilt: boolean;
}

export interface CheckRequest {
  readonly folder: string;
  readonly expected: Expected;
  /** What may be in it instead, all of it. */
  readonly alternative?: Expected | null;
  /** What may be in the backup beside it; without this it is not looked at. */
  readonly backups?: readonly (Expected | null)[];
  /** The texts that articles ever had, by key: of those that were purged nothing may be left. */
  readonly revisions: Readonly<Record<string, readonly string[]>>;
  readonly profile?: VectorProfile;
  /** Whether vectors are those of the `WordEmbedder`. */
  readonly isCheaplyEmbedded: boolean;
  /** A power cut may cost the saved index, as long as it is noticed and built anew. */
  readonly mayRebuildIndex: boolean;
}

/** Opens an archive as a start after the crash does, and holds all that is in it against what it owes. */
export async function checkArchive(request: CheckRequest): Promise<Verdict> {
  try {
    return await check(request);
  } catch (error) {
    const what = `the archive cannot be used: ${asError(error).stack ?? asError(error).message}`;
    return { faults: [{ kind: 'lost', what }], states: {}, isIndexRebuilt: false };
  }
}

async function check(request: CheckRequest): Promise<Verdict> {
  const { folder, expected, profile, mayRebuildIndex } = request;
  const archive = await openTortureArchive(folder, pino({ level: 'silent' }), profile);
  const faults: Fault[] = [];
  let isIndexRebuilt = false;
  let isPurgeUnfinished = false;
  let observed: Observed = { states: {}, ids: {}, faults: [] };
  try {
    const collection = archive.collection(localCollection);
    const ids = await archive.collections();
    if (ids.length > 0) {
      await collection.articleCount();
      const connection = new Connection(databaseFile(collectionFolder(folder)), 5_000);
      try {
        observed = observeArchive(connection);
        isPurgeUnfinished = isScrubWanted(connection);
        faults.push(...half(observed.faults), ...half(checkTables(connection)));
      } finally {
        connection.close();
      }
      const damages = await collection.verify();
      isIndexRebuilt = mayRebuildIndex && damages.some(({ where }) => where === 'vector index');
      if (isIndexRebuilt) await rebuild(collection, faults);
      else faults.push(...half(damages.map(({ where, problem }) => `${where}: ${problem}`)));
      faults.push(...half(await checkSearch(collection, observed, request.isCheaplyEmbedded)));
    }
    const others = request.alternative && differencesFrom(request.alternative, observed.states);
    if (others?.length !== 0) faults.push(...differencesFrom(expected, observed.states));
  } finally {
    await archive.close();
  }
  // Where a purge was interrupted its job is done again, and only then is nothing left.
  if (!isPurgeUnfinished) faults.push(...(await checkPurged(request, observed.states)));
  const isPurgeOwed = isPurgeUnfinished || Object.values(observed.states).some(isRemoved);
  if (isPurgeOwed) faults.push(...checkJobs(folder));
  return { faults, states: observed.states, isIndexRebuilt };
}

export function collectionFolder(folder: string): string {
  return join(folder, 'collections', folderName(localCollection));
}

function differencesFrom(expected: Expected, states: Verdict['states']): readonly Fault[] {
  const faults: Fault[] = [];
  for (const [key, allowed] of Object.entries(expected)) {
    const found = states[key] ?? 'absent';
    if (!allowed.includes(found)) faults.push(judge(key, allowed, found));
  }
  for (const key of Object.keys(states)) {
    if (!expected[key]) faults.push({ kind: 'half', what: `${key} was never begun, and is there` });
  }
  return faults;
}

function half(found: readonly string[]): readonly Fault[] {
  return found.map((what) => ({ kind: 'half', what }));
}

function judge(key: string, allowed: readonly ArticleState[], found: ArticleState): Fault {
  const what = `${key} is ${found} and should be ${allowed.join(' or ')}`;
  if (isKept(found) && !allowed.some(isKept)) return { kind: 'back', what };
  return { kind: 'lost', what };
}

async function rebuild(collection: Collection, faults: Fault[]): Promise<void> {
  await collection.snapshot();
  faults.push(
    ...half((await collection.verify()).map(({ where, problem }) => `${where}, built anew: ${problem}`)),
  );
}

/** Of what was purged no word may be left in any file. */
async function checkPurged(
  { folder, revisions }: CheckRequest,
  states: Verdict['states'],
): Promise<readonly Fault[]> {
  const gone = new Map<string, string>();
  for (const [key, given] of Object.entries(revisions)) {
    if (states[key] !== 'purged') continue;
    for (const revision of given) gone.set(inventedArticle(key, revision).mark, key);
  }
  if (gone.size === 0) return [];
  const left = new Set<string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    // What a restored archive took the place of is kept for a person to delete.
    if (!entry.isFile() || entry.parentPath.includes('before-restore-')) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    for (const [mark] of bytes.toString('latin1').matchAll(anyMark)) {
      const key = gone.get(mark);
      if (key !== undefined) left.add(`${key} was purged, and ${entry.name} holds a word of it`);
    }
  }
  return [...left].map((what) => ({ kind: 'back', what }));
}

/** What was removed has to be purged one day. */
function checkJobs(folder: string): readonly Fault[] {
  const path = join(folder, 'desk.sqlite');
  if (!existsSync(path)) return [];
  const desk = new Connection(path, 5_000);
  try {
    const waiting = desk.number(
      "SELECT count(*) FROM jobs WHERE kind = 'purge' AND state IN ('queued', 'running')",
    );
    return waiting > 0
      ? []
      : [{ kind: 'lost', what: 'what was removed is not going to be purged: there is no job' }];
  } finally {
    desk.close();
  }
}
