import { isToBeDoneLater } from '../archive/archive-trouble.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { Desk } from '../desk/desk.js';
import { UserError } from '../errors.js';
import { whenToldToStop } from '../told-to-stop.js';
import { personAtTerminal } from './command-context.js';
import { ImportCounts } from './import-counts.js';
import { ImportProgress } from './import-progress.js';
import type { ImportItem, ImportSource } from './import-source.js';
import { outcomeToJson, refusalToJson, type OutcomeJson } from './outcome-json.js';
import { tell } from './output.js';

/** Articles under way at once: enough that no embedder waits while another article is cleaned or stored. */
const articlesAtOnce = 6;

/**
 * Takes in the articles of a file or folder, with progress on standard error, until its end or until the person stops it.
 * @param onOutcome is told what became of each article.
 * @throws what concerns the archive as a whole; what concerns one article is counted as refused.
 */
export async function importArticles(
  source: ImportSource,
  desk: Desk,
  collection: CollectionId,
  onOutcome: (outcome: OutcomeJson) => void,
): Promise<ImportCounts> {
  const counts = new ImportCounts();
  const progress = new ImportProgress(source);
  const ignoreSignals = whenToldToStop(() => {
    counts.stopped = true;
    progress.say(
      'Stopping after the articles under way … (Ctrl-C again to stop at once; nothing acknowledged is lost)',
    );
  });
  const underWay = new Set<Promise<void>>();
  let failure: unknown = null;
  const handle = async (item: ImportItem): Promise<void> => {
    try {
      const outcome = await importItem(item, desk, collection);
      counts.count(outcome);
      progress.advance(counts);
      onOutcome(outcome);
    } catch (error) {
      failure ??= error;
    }
  };
  try {
    for await (const item of source.items()) {
      if (counts.stopped || failure !== null) break;
      const work = handle(item).finally(() => underWay.delete(work));
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

async function importItem(item: ImportItem, desk: Desk, collection: CollectionId): Promise<OutcomeJson> {
  const file = item.file === null ? {} : { file: item.file };
  try {
    const request = await item.getRequest();
    const outcome = await desk.add({ ...request, collection, by: personAtTerminal() });
    return { ...file, ...outcomeToJson(outcome, item.externalId ?? outcome.article.externalId) };
  } catch (error) {
    // The next articles would fare no better.
    if (!(error instanceof UserError) || isToBeDoneLater(error)) throw error;
    const refused = refusalToJson(item.locate(error), item.externalId, item.title);
    return { ...file, ...refused, ...(error.code === 'not-imported' ? { status: 'skipped' } : {}) };
  }
}
