import { expect, it } from 'vitest';
import { guildCollection, localCollection } from '../../src/archive/collection-id.js';
import { ManagedDesk } from './managed-desk.js';

it('tells the months of a collection by its articles, after a restart, too', async () => {
  const managed = await ManagedDesk.open();
  await managed.paste(
    'The pier of Sandhavn was repaired on Monday, the harbour master said in a long report.',
    {
      publishedAt: '2025-11-03',
    },
  );
  await managed.paste('The lighthouse of Sandhavn got a new lamp, and forty seals were counted below it.', {
    publishedAt: '2025-11-20',
  });
  await managed.paste('Nobody knows when the old mill of Sandhavn burned down; its wheel is still there.');
  const months = [{ month: '2025-11', articles: 2, oldest: '2025-11-03', newest: '2025-11-20' }];
  expect(await managed.desk.calendar.months(localCollection)).toEqual(months);
  await managed.restart();
  expect(await managed.desk.calendar.months(localCollection)).toEqual(months);
  expect(await managed.desk.calendar.months(guildCollection('5'))).toEqual([]);
});
