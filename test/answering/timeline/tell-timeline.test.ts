import { describe, expect, it } from 'vitest';
import { localCollection, seedsCollection } from '../../../src/archive/collection-id.js';
import { tellTimeline } from '../../../src/answering/timeline/tell-timeline.js';
import { groupAlone } from '../../../src/reading/stories/group-ungrouped.js';
import { FakeEmbedder, fakeDimension } from '../../fakes/fake-embedder.js';
import { MemoryArchive } from '../../fakes/memory-archive.js';
import { addNews, type NewsItem } from '../../search/small-archive.js';

const embedder = new FakeEmbedder();

const aground: NewsItem = {
  title: 'Torsund ferry aground off Odenvik',
  outlet: 'Northern Ledger',
  publishedAt: '2026-03-01T09:00:00Z',
  provenance: { kind: 'fetched', host: 'ledger.example' },
  text: 'The Torsund ferry ran aground off Odenvik on Sunday. He said so in the morning. Nobody on the Torsund ferry was hurt.',
};
const agroundToo: NewsItem = {
  ...aground,
  title: 'Ferry hits rock near Odenvik',
  outlet: 'Morning Herald',
  provenance: { kind: 'fetched', host: 'herald.example' },
  text: 'A rock has stopped the Torsund ferry, whose 84 passengers spent a cold morning in the lifeboat of Odenvik.',
};
const towed: NewsItem = {
  ...aground,
  title: 'Torsund ferry towed to Lindmark',
  publishedAt: '2026-03-03',
  text: 'Two tugs have brought the Torsund ferry to the yard at Lindmark. Will the Torsund ferry sail again before Easter?',
};
const library: NewsItem = {
  ...aground,
  title: 'Library of Kvist gets a roof',
  publishedAt: '2026-03-02',
  text: 'The library of Kvist gets a roof of copper. Its director is glad.',
};

async function tell(
  topic: string,
  items: readonly NewsItem[],
  parts: Partial<Parameters<typeof tellTimeline>[0]> = {},
) {
  const archive = new MemoryArchive(fakeDimension);
  const collection = archive.collection(localCollection);
  for (const item of items) await groupAlone(collection, (await addNews(collection, embedder, item)).id);
  const filters = { since: null, until: null, outlet: null };
  const request = { question: topic, filters, asOf: '2026-03-10', collections: [collection] };
  return tellTimeline({ ...request, ...parts }, embedder);
}

describe('a timeline', () => {
  it('tells each day on which there is something, in order, by the sentence that says most', async () => {
    const told = await tell('Torsund ferry', [towed, library, aground]);
    expect(told.verdict).toBe('answered');
    expect(told.timeline.days).toEqual([
      { day: '2026-03-01', source: 1, articles: 1, independentOutlets: 1 },
      { day: '2026-03-03', source: 2, articles: 1, independentOutlets: 1 },
    ]);
    expect(told.findings.map(({ quote }) => quote)).toEqual([
      'The Torsund ferry ran aground off Odenvik on Sunday.',
      'Two tugs have brought the Torsund ferry to the yard at Lindmark.',
    ]);
    for (const [index, { start, end, quote }] of told.findings.entries()) {
      expect([aground, towed][index]?.text.slice(start, end)).toBe(quote);
    }
    expect(told.sources.map(({ n, title }) => [n, title])).toEqual([
      [1, aground.title],
      [2, towed.title],
    ]);
  });

  it('counts the outlets that tell a day independently, and quotes one', async () => {
    const told = await tell('Torsund ferry', [aground, agroundToo]);
    expect(told.timeline.days).toMatchObject([{ articles: 2, independentOutlets: 2 }]);
    expect(told.findings).toHaveLength(1);
  });

  it('leaves aside what has the words of another, also on a later day', async () => {
    const text = Array.from(
      { length: 12 },
      (_, n) => `${aground.text} On deck ${n} stood a crate of herring.`,
    ).join('\n\n');
    const copy = {
      ...aground,
      text,
      outlet: 'Coast Wire',
      publishedAt: '2026-03-02',
      provenance: { kind: 'fetched', host: 'wire.example' } as const,
    };
    const told = await tell('Torsund ferry', [{ ...aground, text: `${text}\n\nThe end.` }, copy]);
    expect(told.timeline.days).toMatchObject([{ day: '2026-03-01', articles: 1, independentOutlets: 1 }]);
  });

  it('does not quote of a day what it quoted of one before', async () => {
    const background = 'The Torsund ferry is forty years old and ran aground off Odenvik.';
    const told = await tell('Torsund ferry', [
      { ...aground, text: background },
      { ...towed, text: `${background} Divers have now seen the hull of the Torsund ferry.` },
    ]);
    expect(told.findings.map(({ quote }) => quote)).toEqual([
      background,
      'Divers have now seen the hull of the Torsund ferry.',
    ]);
  });

  it('names an article without a date, and shows no day for it', async () => {
    const told = await tell('Torsund ferry', [aground, { ...towed, publishedAt: null }]);
    expect(told.timeline).toMatchObject({ undated: 1, days: [{ day: '2026-03-01' }] });
  });

  it.each([
    ['since', { since: '2026-03-02', until: null, outlet: null }, ['2026-03-03']],
    ['until', { since: null, until: '2026-03-01', outlet: null }, ['2026-03-01']],
    ['both', { since: '2026-03-04', until: '2026-03-05', outlet: null }, []],
    ['an outlet', { since: null, until: null, outlet: 'morning herald' }, ['2026-03-01']],
  ])('is narrowed by %s, the stories of what it finds too', async (_, filters, days) => {
    const told = await tell('Torsund ferry', [aground, agroundToo, towed], { filters });
    expect(told.timeline.days.map(({ day }) => day)).toEqual(days);
  });

  it('is narrowed by words for a time, and says which', async () => {
    const old = {
      ...aground,
      publishedAt: '2025-06-01',
      text: 'The Torsund ferry was painted green in June.',
    };
    const told = await tell('Torsund ferry last week', [old, towed], { asOf: '2026-03-10' });
    expect(told.timeline.days.map(({ day }) => day)).toEqual(['2026-03-03']);
    expect(told.understood?.time).toMatchObject({ words: 'last week', applied: true });
  });

  it.each(['elections in Portugal', 'the', 'ferry tax of Bergen and its many critics abroad'])(
    'finds nothing on what nothing is about: %s',
    async (topic) => {
      const told = await tell(topic, [aground, library]);
      expect(told).toMatchObject({ verdict: 'nothing', findings: [], sources: [], timeline: { days: [] } });
    },
  );

  it('finds nothing in an empty archive, and refuses an empty topic', async () => {
    expect(await tell('Torsund ferry', [])).toMatchObject({ verdict: 'nothing' });
    await expect(tell('  ', [aground])).rejects.toThrow(/empty/);
    await expect(tell('x'.repeat(5_000), [aground])).rejects.toThrow(/5,000 characters/);
  });

  it('tells of two collections together, each article by its own', async () => {
    const archive = new MemoryArchive(fakeDimension);
    const [own, seeds] = [archive.collection(localCollection), archive.collection(seedsCollection)];
    await addNews(own, embedder, aground);
    await addNews(seeds, embedder, towed);
    const told = await tellTimeline(
      {
        question: 'Torsund ferry',
        filters: { since: null, until: null, outlet: null },
        asOf: '2026-03-10',
        collections: [own, seeds],
      },
      embedder,
    );
    expect(told.sources.map(({ collection }) => collection)).toEqual(['local', 'seeds']);
  });

  it('shows sixty days at most, in order, of articles that nobody has grouped yet too', async () => {
    const archive = new MemoryArchive(fakeDimension);
    const collection = archive.collection(localCollection);
    for (let index = 0; index < 150; index += 1) {
      const publishedAt = new Date(Date.UTC(2025, 0, 1 + index)).toISOString().slice(0, 10);
      const text = `The Torsund ferry made trip number ${index} to the island, and back in weather of the kind w${index}.`;
      await addNews(collection, embedder, { ...aground, title: null, publishedAt, text });
    }
    const filters = { since: null, until: null, outlet: null };
    const request = { question: 'Torsund ferry', filters, asOf: '2026-03-10', collections: [collection] };
    const { timeline } = await tellTimeline(request, embedder);
    const days = timeline.days.map(({ day }) => day);
    expect(days.length).toBeGreaterThan(40);
    expect(days.length).toBeLessThanOrEqual(60);
    expect(days).toEqual([...new Set(days)].toSorted());
  });
});
