import { openSync, readFileSync } from 'node:fs';
import { asError } from '../../src/errors.js';
import { ArchiveWork } from './archive-work.js';
import { syncCarelessly } from './careless-connection.js';
import { DeedWriter } from './deed-writer.js';
import type { Operation } from './deed.js';
import { Random } from './random.js';
import type { WorkerOrders } from './worker-orders.js';

/** Often, what writes least; seldom, what starts processes. */
const choices: readonly Operation[] = [
  'add',
  'add',
  'add',
  'import',
  'import',
  'update',
  'update',
  'edit',
  'remove',
  'remove',
  'undo',
  'purge',
  'snapshot',
  'backup',
  'restore',
  'close',
];
/** An archive of more is made smaller again, so that checking all of it takes no longer each time. */
const mostArticles = 50;
const fewestArticles = 25;

/** The process under torture: works on an archive, writing down what it does, until it is killed or its orders are done. */
async function work(orders: WorkerOrders): Promise<void> {
  const { target, before, mostOperations } = orders;
  if (orders.isCareless) syncCarelessly();
  const random = new Random(orders.seed);
  const archive = new ArchiveWork(orders, random, new DeedWriter(orders.deedsFile));
  const first = orders.isOld ? 'migrate' : 'open';
  if (target === first) armed(orders);
  await archive.do(first);
  for (let done = 0; done < mostOperations; done += 1) {
    const isTarget = target !== null && done === before && target !== first;
    if (isTarget) await prepare(archive, target, random);
    if (isTarget) armed(orders);
    await archive.do(isTarget ? target : next(archive, random));
  }
}

function next(archive: ArchiveWork, random: Random): Operation {
  for (;;) {
    const operation = random.pick(choices);
    if (archive.size > mostArticles && (operation === 'add' || operation === 'import')) return 'remove';
    if (archive.size < fewestArticles && operation === 'remove') return 'import';
    if (archive.canDo(operation)) return operation;
  }
}

/** Does first what the target needs. */
async function prepare(archive: ArchiveWork, target: Operation, random: Random): Promise<void> {
  if (archive.canDo(target)) return;
  if (!archive.canDo('remove')) await archive.do('import');
  if (target === 'restore') await archive.do('backup');
  if (target === 'undo' || target === 'purge') await archive.do('remove');
  if (target === 'snapshot' && random.isTrue(0.5)) await archive.do('import');
}

/** The recorder takes the name of this file as the word to count from now on. */
function armed({ dieAtCall }: WorkerOrders): void {
  if (dieAtCall === null) return;
  try {
    openSync(`/dateline-torture-die-at-${dieAtCall}`, 'r');
  } catch {
    // There is no such file.
  }
}

// Loaded and waiting: so that the next process starts while this one is under torture.
const written = readFileSync(0, 'utf8');
if (written !== '') {
  try {
    await work(JSON.parse(written) as WorkerOrders);
  } catch (error) {
    process.stderr.write(`${asError(error).stack ?? asError(error).message}\n`);
    process.exit(3);
  }
  process.exit(0);
}
