import { createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { CollectionId } from '../archive/collection-id.js';
import type { Desk } from '../desk/desk.js';
import { UserError } from '../errors.js';
import { personAtTerminal, withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { readImportRecord } from './import-record.js';
import { assertFile, readJsonLines, type JsonLine } from './json-lines.js';
import { outcomeToJson, refusalToJson, type OutcomeJson } from './outcome-json.js';
import { print, printJson, tell } from './output.js';
import { ImportProgress } from './import-progress.js';

interface ImportOptions extends SharedOptions {
  readonly report?: string;
}

/** Articles under way at once: enough that no embedder waits while another article is cleaned or stored. */
const articlesAtOnce = 6;

export function addImportCommand(program: Command): void {
  withSharedOptions(program.command('import'))
    .description(
      'add many articles from a JSONL file (.jsonl or .jsonl.gz); run it again to go on where it stopped',
    )
    .argument('<file>', 'lines {"id","title","date","source","url","text"}')
    .option('--report <file>', 'write what became of each article here, one JSON object a line')
    .action(async (file: string, options: ImportOptions) => {
      await assertFile(file);
      const counts = await withDesk(options, (desk) => importFile(file, desk, options));
      if (options.json) printJson({ summary: counts });
      else print(summaryText(counts));
    });
}

interface ImportCounts {
  added: number;
  updated: number;
  duplicate: number;
  refused: number;
  passages: number;
  /** True where it was stopped before the end of the file. */
  stopped: boolean;
}

async function importFile(file: string, desk: Desk, options: ImportOptions): Promise<ImportCounts> {
  const counts: ImportCounts = {
    added: 0,
    updated: 0,
    duplicate: 0,
    refused: 0,
    passages: 0,
    stopped: false,
  };
  const reportStream = options.report === undefined ? null : createWriteStream(options.report);
  const progress = await ImportProgress.start(file);
  const stop = (): void => {
    if (counts.stopped) process.exit(130);
    counts.stopped = true;
    process.exitCode = 130;
    tell(
      'Stopping after the articles under way … (Ctrl-C again to stop at once; nothing acknowledged is lost)',
    );
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const underWay = new Set<Promise<void>>();
  let failure: unknown = null;
  const handle = async (line: JsonLine): Promise<void> => {
    try {
      const outcome = await importLine(line, desk, options.collection, basename(file));
      counts[outcome.status] += 1;
      counts.passages += outcome.passages;
      progress.advance(counts);
      if (options.json) printJson(outcome);
      reportStream?.write(`${JSON.stringify(outcome)}\n`);
    } catch (error) {
      failure ??= error;
    }
  };
  try {
    for await (const line of readJsonLines(file)) {
      if (counts.stopped || failure !== null) break;
      const work = handle(line).finally(() => underWay.delete(work));
      underWay.add(work);
      if (underWay.size >= articlesAtOnce) await Promise.race(underWay);
    }
    await Promise.all(underWay);
  } finally {
    progress.stop();
    reportStream?.end();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
  if (failure !== null) throw failure;
  return counts;
}

async function importLine(
  { value, number }: JsonLine,
  desk: Desk,
  collection: CollectionId,
  fileName: string,
): Promise<OutcomeJson> {
  let externalId: string | null = null;
  let title: string | null = null;
  try {
    const { text, hints } = readImportRecord(value);
    externalId = hints.externalId ?? null;
    title = hints.title ?? null;
    const outcome = await desk.add({
      collection,
      input: { kind: 'text', text },
      hints,
      by: personAtTerminal(),
      importedFrom: fileName,
    });
    return outcomeToJson(outcome);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const located = new UserError(error.code, `Line ${number}: ${error.message}`);
    return refusalToJson(located, externalId, title);
  }
}

function summaryText(counts: ImportCounts): string {
  const { added, updated, duplicate, refused, passages, stopped } = counts;
  const numbers = `${added} added (${passages} passages), ${updated} updated, ${duplicate} already there, ${refused} refused`;
  return stopped ? `Stopped: ${numbers}. Run the same command again to go on.` : `Done: ${numbers}.`;
}
