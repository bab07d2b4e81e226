import { EventEmitter, once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { guildCollection, localCollection } from '../../../src/archive/collection-id.js';
import { CollectionPool } from '../../../src/archive/embedded/collection-pool.js';
import type { OpenCollection } from '../../../src/archive/embedded/open-collection.js';
import { closeAfterwards, openCollection, recordingLogger, temporaryFolder } from './temporary-collection.js';

async function openPool(capacity: number) {
  const folder = await temporaryFolder();
  const { logger, messages } = recordingLogger();
  const open = (id: string): OpenCollection => openCollection(`${folder}/${id.replace(':', '-')}`).collection;
  return { pool: closeAfterwards(new CollectionPool({ capacity, open, logger })), messages };
}

/** As an addition that packs its original first: the files are used after a while. */
async function countLater(collection: OpenCollection): Promise<number> {
  await nextTurn();
  return collection.articles.count();
}

test('whoever waited for a collection to be closed has it to himself before the next that wants it closed', async () => {
  const { pool, messages } = await openPool(4);
  await pool.use(localCollection, () => {});
  const order: string[] = [];
  const gate = new EventEmitter();
  const first = pool.withClosed(localCollection, async () => {
    await once(gate, 'open');
    order.push('first closing');
  });
  const use = pool.use(localCollection, countLater).then(() => order.push('use'));
  for (let turn = 0; turn < 5; turn += 1) await nextTurn();
  const second = pool.withClosed(localCollection, async () => void order.push('second closing'));
  gate.emit('open');
  await Promise.all([first, use, second]);
  expect(order).toEqual(['first closing', 'use', 'second closing']);
  expect(messages).toEqual([]);
});

test('the collections that were not used for longest are closed, none of them while it is used', async () => {
  const { pool, messages } = await openPool(2);
  const ids = ['1', '2', '3', '4', '5'].map((id) => guildCollection(id));
  expect(await Promise.all(ids.map((id) => pool.use(id, countLater)))).toEqual([0, 0, 0, 0, 0]);
  expect(pool.opened()).toHaveLength(2);
  expect(messages).toEqual([]);
});
