import { beforeEach, describe, expect, it } from 'vitest';
import type { SearchFilter } from '../../src/archive/collection.js';
import { localCollection, seedsCollection } from '../../src/archive/collection-id.js';
import { readQuestion } from '../../src/search/question.js';
import { allSwitchesOn, type SearchSwitches } from '../../src/search/search-switches.js';
import { understand, type Understanding } from '../../src/search/understand.js';
import { FakeEmbedder, fakeDimension } from '../fakes/fake-embedder.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import type { MemoryCollection } from '../fakes/memory-collection.js';
import { addNews, noFilter } from './small-archive.js';

const asOf = '2026-11-20';
const thisWeek = { since: '2026-11-02', until: null, keepUndated: false };
const embedder = new FakeEmbedder();
let local: MemoryCollection;
let seeds: MemoryCollection;

beforeEach(() => {
  const archive = new MemoryArchive(fakeDimension);
  local = archive.collection(localCollection);
  seeds = archive.collection(seedsCollection);
});

function ask(
  question: string,
  filter: SearchFilter = noFilter,
  switches: SearchSwitches = allSwitchesOn,
): Promise<Understanding> {
  const collections = [local, seeds];
  return understand({ question: readQuestion(question), collections, filter, asOf, switches });
}

const words = async (question: string) => (await ask(question)).question.terms.map(({ word }) => word);

async function addOn(publishedAt: string | null, collection = local): Promise<void> {
  await addNews(collection, embedder, { text: `News of ${publishedAt}.`, publishedAt, outlet: 'The Quay' });
}

describe('the time in a question', () => {
  it('narrows the search where there are articles of it', async () => {
    await addOn('2026-11-12');
    const read = await ask('Who resigned this week?');
    expect(read).toMatchObject({ isNarrowed: true, filter: { ...noFilter, ...thisWeek } });
    expect(read.time?.words).toBe('this week');
  });

  it('asks articles of those days for the rest of the question, and all articles for the whole', async () => {
    expect(await words('Who resigned this week?')).toEqual(['resigned', 'week']);
    await addOn('2026-11-12');
    expect(await words('Who resigned this week?')).toEqual(['resigned']);
    expect(await words('Which week began with rain this week?')).toEqual(['week', 'began', 'rain']);
    expect(await words('Who resigned recently?')).toEqual(['resigned', 'recently']);
    expect(await words('What was this week?')).toEqual(['week']);
  });

  it('narrows it where only a second place holds such articles', async () => {
    await addOn('2024-01-01');
    await addOn('2026-11-12', seeds);
    expect((await ask('Who resigned this week?')).isNarrowed).toBe(true);
  });

  it.each([
    ['all articles are older', '2026-11-01'],
    ['no article is dated', null],
  ])('is only preferred where %s', async (_case, publishedAt) => {
    await addOn(publishedAt);
    const read = await ask('Who resigned this week?');
    expect(read).toMatchObject({ isNarrowed: false, filter: noFilter });
    expect(read.time?.filter?.since).toBe('2026-11-02');
  });

  it('ends with the day of asking where what is newer is hidden, and asks about articles of before it', async () => {
    await addOn('2026-11-21');
    const hidden = { ...noFilter, until: asOf };
    expect(await ask('Who resigned this week?', hidden)).toMatchObject({ isNarrowed: false, filter: hidden });
    await addOn('2026-11-19');
    const read = await ask('Who resigned this week?', hidden);
    expect(read.filter).toEqual({ ...hidden, ...thisWeek, until: asOf });
    expect((await ask('Who resigned in March 2026?', hidden)).filter).toEqual(hidden);
  });

  it.each([{ since: '2020-01-01' }, { until: '2026-12-31' }])(
    'does not narrow what a date beside the question narrows (%j)',
    async (given) => {
      await addOn('2026-11-12');
      const filter = { ...noFilter, ...given, keepUndated: false };
      const read = await ask('Who resigned this week?', filter);
      expect(read).toMatchObject({ isNarrowed: false, filter, time: { filter: null } });
    },
  );

  it('narrows beside an outlet that was given, also where that is silent then', async () => {
    await addOn('2026-11-12');
    const filter = { ...noFilter, outlet: 'Lowmoor Echo' };
    const read = await ask('Who resigned this week?', filter);
    expect(read).toMatchObject({ isNarrowed: true, filter: { ...thisWeek, outlet: 'Lowmoor Echo' } });
  });

  it('says nothing where dates are switched off', async () => {
    await addOn('2026-11-12');
    const read = await ask('Who resigned this week?', noFilter, { ...allSwitchesOn, dates: false });
    expect(read).toMatchObject({ time: null, isNarrowed: false, filter: noFilter });
  });
});

describe('the outlet in a question', () => {
  it('is found in any of the collections, and is no filter', async () => {
    await addOn('2026-11-12', seeds);
    const read = await ask('Who resigned, according to the Quay?');
    expect(read).toMatchObject({ outlet: 'The Quay', filter: noFilter });
  });

  it('is not read where outlets are switched off', async () => {
    await addOn('2026-11-12');
    const off = { ...allSwitchesOn, outlets: false };
    expect((await ask('Who resigned, according to the Quay?', noFilter, off)).outlet).toBeNull();
  });
});
