import type { Command } from 'commander';
import type { MoveReport, MoveSummary } from '../archive/move/move-archive.js';
import { readConfig } from '../config.js';
import { countOf } from '../count-of.js';
import { UsageError } from '../errors.js';
import { createPlainLogger } from '../plain-logger.js';
import { print, printJson, tell } from './output.js';

interface MoveOptions {
  readonly from: string;
  readonly to: string;
  readonly json?: true;
}

/** A line of progress every so often. */
const lineEveryMs = 2_000;
/** Of so many collections, or differences, each has a line. */
const mostLines = 20;

export function addMoveCommand(program: Command): void {
  program
    .command('move')
    .description(
      'carry an archive with all that is in it from a folder to a PostgreSQL database, or back; Dateline must not be running',
    )
    .requiredOption(
      '--from <archive>',
      'folder, or postgres://user:password@host:port/database; it is not changed',
    )
    .requiredOption('--to <archive>', 'the same; it must be empty, or what the same move has begun to fill')
    .option('--json', 'print only JSON to standard output: one object')
    .action(async ({ from, to, json }: MoveOptions) => {
      const config = readConfig(process.env, { archive: placeOption('--from', from), logLevel: 'warn' });
      readConfig(process.env, { archive: placeOption('--to', to) });
      // Loaded here, so that help and a wrong call need not wait for it.
      const { moveDesk } = await import('../desk/move-archive.js');
      const startedMs = performance.now();
      const summary = await moveDesk(config.model, {
        from,
        to,
        logger: createPlainLogger(config.logLevel),
        onReport: progressLines(),
      });
      if (json) printJson({ ...summaryJson(summary), tookMs: Math.round(performance.now() - startedMs) });
      else printSummary(summary);
      if (summary.outcome !== 'differs') return;
      tell(differsText(summary));
      process.exitCode = 1;
    });
}

/** @throws UsageError where it names nothing. */
function placeOption(name: string, archive: string): string {
  if (archive.trim() === '') {
    throw new UsageError(`${name} is empty: give a folder, or postgres://user:password@host:port/database.`);
  }
  return archive;
}

function summaryJson({ scopes, ...summary }: MoveSummary) {
  const desk = scopes.find(({ scope }) => scope === null);
  return {
    ...summary,
    collections: scopes.flatMap(({ scope, rows, sha256 }) =>
      scope === null ? [] : [{ collection: scope, rows, sha256 }],
    ),
    desk: desk && { rows: desk.rows, sha256: desk.sha256 },
  };
}

function printSummary({ outcome, from, to, scopes }: MoveSummary): void {
  const collections = scopes.filter(({ scope }) => scope !== null);
  for (const { scope, rows, sha256 } of collections.slice(0, mostLines)) {
    const of = (table: string, noun: string): string => countOf(rows[table] ?? 0, noun);
    print(
      `${scope}: ${of('articles', 'article')} (${of('versions', 'version')}), ${of('passages', 'passage')}, ${of('answers', 'answer')}; checksum ${short(sha256)}`,
    );
  }
  if (collections.length > mostLines) print(`… and ${collections.length - mostLines} more`);
  const desk = scopes.find(({ scope }) => scope === null);
  if (desk) {
    const of = (table: string, noun: string): string => countOf(desk.rows[table] ?? 0, noun);
    print(
      `desk: ${of('feeds', 'feed')}, ${of('settings', 'setting')}, ${of('digests', 'digest')}, ${of('jobs', 'job')}; checksum ${short(desk.sha256)}`,
    );
  }
  if (outcome === 'differs') return;
  const count = countOf(collections.length, 'collection');
  print(
    outcome === 'moved'
      ? `${count} and the desk were moved from ${from} to ${to}; both hold the same. Set DATELINE_ARCHIVE to the new place.`
      : `${from} was moved to ${to} before: ${count} and the desk, and both hold the same still.`,
  );
}

function differsText({ from, to, differences }: MoveSummary): string {
  const more = differences.length > mostLines ? [`… and ${differences.length - mostLines} more`] : [];
  return [
    ...differences.slice(0, mostLines),
    ...more,
    `${to} does not hold what ${from} holds. Something wrote to one of them meanwhile: stop it, empty ${to}, and move again. ${from} is as it was.`,
  ].join('\n');
}

function short(sha256: string): string {
  return sha256.slice(0, 12);
}

const stepWords = {
  checking: 'Checking',
  moving: 'Moving',
  words: 'Indexing the words of',
  comparing: 'Comparing',
} as const;

function progressLines(): (report: MoveReport) => void {
  let lastLineMs = performance.now();
  let lastStep: string | null = null;
  return ({ step, scope, done, total }) => {
    const kind = step === 'words' ? 'moving' : step;
    const isNew = kind !== lastStep;
    if (!isNew && performance.now() - lastLineMs < lineEveryMs) return;
    lastStep = kind;
    lastLineMs = performance.now();
    tell(`${stepWords[step]} ${scope ?? 'the desk'} (${done + 1} of ${total})`);
  };
}
