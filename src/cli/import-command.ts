import { basename } from 'node:path';
import type { Command } from 'commander';
import type { Desk } from '../desk/desk.js';
import { UserError } from '../errors.js';
import { whenToldToStop } from '../told-to-stop.js';
import { personAtTerminal, withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { ImportCounts } from './import-counts.js';
import { ImportProgress } from './import-progress.js';
import { readImportRecord, recordNames } from './import-record.js';
import { ImportReport } from './import-report.js';
import { assertFile, readJsonLines, type JsonLine } from './json-lines.js';
import { outcomeToJson, refusalToJson, type OutcomeJson } from './outcome-json.js';
import { print, printJson, tell } from './output.js';
import { harmlessText } from '../harmless-text.js';

interface ImportOptions extends SharedOptions {
  readonly report?: string;
}

/** Articles under way at once: enough that no embedder waits while another article is cleaned or stored. */
const articlesAtOnce = 6;
/** What a shell takes for "ended by Ctrl-C". */
const interrupted = 130;

export function addImportCommand(program: Command): void {
  withSharedOptions(program.command('import'))
    .description(
      'add many articles from a JSONL file (.jsonl or .jsonl.gz); run it again to go on where it stopped',
    )
    .argument('<file>', 'lines {"id","title","date","source","url","text"}, or what export wrote')
    .option('--report <file>', 'write what became of each article here, one JSON object a line')
    .addHelpText('after', '\nExit code 1 where every line was refused; 130 where Ctrl-C stopped it.')
    .action(async (file: string, options: ImportOptions) => {
      await assertFile(file);
      const report = options.report === undefined ? null : await ImportReport.open(options.report);
      const counts = await withDesk(options, (desk) => importFile(file, desk, options, report));
      await report?.close();
      if (counts.hasOnlyRefused) process.exitCode = 1;
      if (counts.stopped) process.exitCode = interrupted;
      if (options.json) {
        printJson({ summary: counts });
        return;
      }
      for (const refusal of counts.refusals()) tell(harmlessText(refusal));
      print(counts.summary());
    });
}

async function importFile(
  file: string,
  desk: Desk,
  options: ImportOptions,
  report: ImportReport | null,
): Promise<ImportCounts> {
  const counts = new ImportCounts();
  const progress = await ImportProgress.start(file);
  const ignoreSignals = whenToldToStop(() => {
    counts.stopped = true;
    progress.say(
      'Stopping after the articles under way … (Ctrl-C again to stop at once; nothing acknowledged is lost)',
    );
  });
  const underWay = new Set<Promise<void>>();
  let failure: unknown = null;
  const handle = async (line: JsonLine): Promise<void> => {
    try {
      const outcome = await importLine(line, file, desk, options);
      counts.count(outcome);
      progress.advance(counts);
      if (options.json) printJson(outcome);
      report?.write(outcome);
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
  } finally {
    await Promise.all(underWay);
    progress.stop();
    ignoreSignals();
  }
  if (failure === null) return counts;
  counts.stopped = true;
  tell(counts.summary());
  throw failure;
}

async function importLine(
  { value, number }: JsonLine,
  file: string,
  desk: Desk,
  { collection }: ImportOptions,
): Promise<OutcomeJson> {
  const { externalId, title } = recordNames(value);
  try {
    const { text, hints } = readImportRecord(value);
    const outcome = await desk.add({
      collection,
      input: { kind: 'text', text },
      hints,
      by: personAtTerminal(),
      importedFrom: basename(file),
    });
    return outcomeToJson(outcome, externalId ?? outcome.article.externalId);
  } catch (error) {
    if (!(error instanceof UserError) || concernsArchive(error)) throw error;
    const located = new UserError(error.code, `Line ${number}: ${error.message}`);
    return refusalToJson(located, externalId, title);
  }
}

/** A full disk or a desk that ends is no fault of the line's: the next ones would fare no better. */
function concernsArchive({ code }: UserError): boolean {
  return code.startsWith('archive-') || code === 'shutting-down';
}
