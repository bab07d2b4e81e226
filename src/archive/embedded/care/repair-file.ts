import { SetupError } from '../../../errors.js';
import { isDiskFull } from '../../archive-trouble.js';
import type { Repaired } from '../../damage.js';
import { collectionMigrations } from '../collection-schema.js';
import { Connection } from '../connection.js';
import { deskMigrations } from '../desk-schema.js';
import { openDatabase } from '../open-database.js';
import { dropRowSums, hasRowSums, keepRowSums, summedSchema, summedTables } from '../row-sums.js';
import { causeOf, checkStructure } from './check-structure.js';
import { passageMender, versionMender, type ReadAgain } from './copy-articles.js';
import { copyTables, deleteOrphans, type TableCopying } from './copy-tables.js';
import { deriveArticles } from './derive-articles.js';
import type { Finding, VersionName } from './finding.js';
import type { LogDamage } from './log-damage.js';
import { rightSchema } from './right-schema.js';
import { RepairNotes } from './repair-notes.js';
import { makeWorkCopy, type WorkCopy } from './work-copy.js';

const storySigns = 'signs of stories';

/** A database file that nobody has open. */
export interface FileToRepair {
  readonly path: string;
  readonly kind: 'collection' | 'desk';
  /** What was found wrong in it. */
  readonly findings: readonly Finding[];
  /** Texts of damaged versions, read again from their originals. */
  readonly again: readonly ReadAgain[];
}

/** What became of it. */
export interface FileRepair {
  readonly repaired: readonly Omit<Repaired, 'collection'>[];
  /** Newest versions whose passages are missing, or some of them. */
  readonly wanted: readonly VersionName[];
}

/**
 * Writes a damaged database anew, in a folder beside it, from what of it can be read, mended where it is damaged. Nothing of
 * it is changed: `putInPlace` does the rest.
 * @throws SetupError where nothing of it can be read; UserError where the disk is full.
 */
export function repairFile(file: FileToRepair): FileRepair {
  const notes = new RepairNotes();
  const copy = makeWorkCopy(file.path);
  if (copy.log) {
    notes.note(`${file.path}-wal`, 'It is damaged.', doneWith(copy.log));
  }
  writeAnew(copy, file, notes);
  const otherwise =
    'The file was written anew from what is whole in it, and what follows from that was worked out anew.';
  return { repaired: notes.of(file.findings, otherwise), wanted: notes.wanted };
}

function doneWith({ transactions, mended }: LogDamage): string {
  if (!mended) return `${transactions} transactions are lost. The log is kept beside the damaged file.`;
  if (mended.isTurnedBack) return 'One bit was flipped, and was turned back: nothing is lost.';
  return 'One bit of a page was flipped. The page was taken as it is, and its rows were compared with their own checksums.';
}

function writeAnew(copy: WorkCopy, { path, kind, again }: FileToRepair, notes: RepairNotes): void {
  const migrations = kind === 'desk' ? deskMigrations : collectionMigrations;
  const target = openDatabase(copy.target, migrations);
  const source = openSource(copy.source, path, target);
  try {
    const special =
      kind === 'desk' ? new Map<string, TableCopying>() : articleTables(source, target, again, notes);
    target.pragma('foreign_keys = OFF');
    target.transaction(() => {
      dropRowSums(target);
      for (const { name } of summedTables(target)) target.run(`DELETE FROM ${name}`);
      copyTables({ source, target, notes, special });
      if (notes.has(storySigns)) {
        for (const name of ['story_marks', 'story_links', 'story_signs']) target.run(`DELETE FROM ${name}`);
      }
      if (kind === 'collection') deriveArticles(source, target, notes);
      for (const name of deleteOrphans(target)) {
        notes.note(
          `table ${name}`,
          'Some of its rows belong to what is lost.',
          'They are left out. They stand in the damaged file.',
        );
      }
    });
    target.pragma('foreign_keys = ON');
    keepRowSums(target, migrations.length);
    const [problem] = checkStructure(target);
    if (problem) throw new Error(`The new file is not whole: ${problem.problem}`);
  } finally {
    source.close();
    target.close();
  }
}

/** The copy of the damaged file, its schema put right. */
function openSource(copy: string, path: string, target: Connection): Connection {
  let source: Connection | null = null;
  try {
    rightSchema(copy, target);
    source = new Connection(copy, 0);
    source.tolerateDamage();
    if (summedTables(source).length === 0) throw new Error('No table can be read.');
    const [summed, known] = [summedSchema(source), summedSchema(target)];
    if (summed !== known && hasRowSums(source)) {
      throw new Error(`It is of schema ${summed ?? 'none'}, and ${known ?? 'none'} is known.`);
    }
    return source;
  } catch (error) {
    source?.close();
    target.close();
    if (isDiskFull(error)) throw error;
    throw new SetupError(
      `Nothing of the archive file ${path} can be read (${causeOf(error)}): put a backup in its place with "dateline restore", or move it away to begin anew.`,
      { cause: error },
    );
  }
}

function articleTables(
  source: Connection,
  target: Connection,
  again: readonly ReadAgain[],
  notes: RepairNotes,
): Map<string, TableCopying> {
  const tables = new Map(summedTables(target).map((table) => [table.name, table]));
  const [versions, passages] = [tables.get('versions'), tables.get('passages')];
  if (!versions || !passages) throw new Error('The schema has no versions or passages.');
  const mendVersion = versionMender(source, versions, again, notes);
  const mendPassage = passageMender(source, passages, notes);
  const regroup: TableCopying = {
    onDoubt: () =>
      notes.note(
        storySigns,
        'What stories are found by is damaged.',
        'It was left out: they are found anew.',
      ),
  };
  return new Map<string, TableCopying>([
    ['versions', { write: (row, write) => writeIf(mendVersion(row), 'versions', write) }],
    [
      'passages',
      {
        write: (row, write) => {
          const mended = mendPassage(row);
          if (!mended) return;
          write('passages', mended.passage);
          write('vectors', { passage_id: mended.passage['id'] ?? null, vector: mended.vector });
        },
      },
    ],
    ['vectors', { isDerived: true }],
    ['article_terms', { isDerived: true }],
    ['story_signs', regroup],
    ['story_marks', regroup],
    ['story_links', regroup],
  ]);
}

function writeIf<Row>(row: Row | null, table: string, write: (table: string, row: Row) => void): void {
  if (row) write(table, row);
}
