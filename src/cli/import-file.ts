import { basename } from 'node:path';
import type { CollectionId } from '../archive/collection-id.js';
import type { Desk } from '../desk/desk.js';
import { UserError } from '../errors.js';
import { whenToldToStop } from '../told-to-stop.js';
import { personAtTerminal } from './command-context.js';
import { ImportCounts } from './import-counts.js';
import { ImportProgress } from './import-progress.js';
import { readImportRecord, recordNames } from './import-record.js';
import { readJsonLines, type JsonLine } from './json-lines.js';
import { outcomeToJson, refusalToJson, type OutcomeJson } from './outcome-json.js';
import { tell } from './output.js';

/** Articles under way at once: enough that no embedder waits while another article is cleaned or stored. */
const articlesAtOnce = 6;

/**
 * Takes in the articles of a JSONL file, with progress on standard error, until its end or until the person stops it.
 * @param onOutcome is told what became of each article.
 * @throws what concerns the archive as a whole; what concerns one line is counted as refused.
 */
export async function importFile(
  file: string,
  desk: Desk,
  collection: CollectionId,
  onOutcome: (outcome: OutcomeJson) => void,
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
      const outcome = await importLine(line, file, desk, collection);
      counts.count(outcome);
      progress.advance(counts);
      onOutcome(outcome);
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
  collection: CollectionId,
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
