import { beforeEach, describe, expect, it } from 'vitest';
import type { NewsItem } from '../search/small-archive.js';
import { AskedArchive } from './asked-archive.js';
import { sampleWeights } from './sample-weights.js';

const mill: NewsItem = {
  title: 'Mill closes',
  text: 'Nine workers of the paper mill lost their jobs before the winter.',
};
const crash: NewsItem = {
  title: 'Ferry rams pier',
  outlet: 'Lowmoor Echo',
  publishedAt: '2026-03-16',
  text: 'The Lowmoor ferry crash killed 12 people on Monday.',
};
const toll: NewsItem = {
  title: 'Ferry toll rises',
  outlet: 'The Quay',
  publishedAt: '2026-03-18',
  text: 'The Lowmoor ferry crash killed 14 people on Monday.',
};
const question = 'How many people were killed in the Lowmoor ferry crash?';

function fetched(item: NewsItem, host: string): NewsItem {
  return { ...item, provenance: { kind: 'fetched', host } };
}

let archive: AskedArchive;

beforeEach(() => {
  archive = new AskedArchive();
});

describe('numbers that differ', () => {
  it('stand side by side, each a slice of a quotation of its source, the newest last', async () => {
    await archive.addAsOneStory(toll, crash);
    await archive.add([mill]);
    const { findings, sources, disagreement, verdict } = await archive.ask(question);
    expect(verdict).toBe('answered');
    expect(disagreement?.values.map(({ value, publishedAt }) => [value, publishedAt])).toEqual([
      ['killed 12 people', '2026-03-16'],
      ['killed 14 people', '2026-03-18'],
    ]);
    for (const { value, source } of disagreement?.values ?? []) {
      expect(sources.map(({ n }) => n)).toContain(source);
      expect(findings.some((finding) => finding.source === source && finding.quote.includes(value))).toBe(
        true,
      );
    }
  });

  it('are the same each time', async () => {
    await archive.addAsOneStory(toll, crash);
    await archive.add([mill]);
    const first = await archive.ask(question);
    expect(first.disagreement).not.toBeNull();
    expect(await archive.ask(question)).toEqual(first);
  });

  it('do not where there is room for one only', async () => {
    await archive.addAsOneStory(toll, crash);
    expect((await archive.ask(question, { limit: 1 })).disagreement).toBeNull();
  });

  it('do not where they are one number', async () => {
    const same = { ...toll, text: 'Twelve people were killed in the crash of the Lowmoor ferry.' };
    await archive.addAsOneStory(same, crash);
    expect((await archive.ask(question)).disagreement).toBeNull();
  });

  it('do not where their articles tell two stories', async () => {
    await archive.addAsOneStory(toll);
    await archive.addAsOneStory(crash);
    const body = await archive.ask(question);
    expect(body).toMatchObject({ verdict: 'answered', disagreement: null });
    expect(body.sources).toHaveLength(2);
  });

  it('do not where nothing is given out as an answer', async () => {
    await archive.addAsOneStory(toll, crash);
    const unsure = { ...sampleWeights, answer: { ...sampleWeights.answer, bias: -13 } };
    const body = await archive.ask(question, { weights: unsure });
    expect(body).toMatchObject({ verdict: 'nearest', disagreement: null });
    expect(body.sources).toHaveLength(2);
  });
});

describe('who else tells of the event', () => {
  it('is counted for the first finding, whatever else is found', async () => {
    await archive.addAsOneStory(fetched(crash, 'echo.example'), fetched(toll, 'quay.example'));
    await archive.add([mill]);
    const { coverage, findings } = await archive.ask(question);
    expect(findings.length).toBeGreaterThan(1);
    expect(coverage).toEqual({
      story: expect.stringMatching(/^s[0-9a-z]+$/),
      articles: 2,
      independentOutlets: 2,
    });
    expect(await archive.local.story(coverage?.story ?? '')).toMatchObject({ id: coverage?.story });
    const alone = await archive.ask('How many workers of the paper mill lost their jobs?');
    expect(alone).toMatchObject({ verdict: 'answered', coverage: null });
  });

  it('counts articles that are not searched, and those that nobody fetched', async () => {
    const provenance = { kind: 'pasted', by: { id: '7', name: 'ana' } } as const;
    await archive.addAsOneStory({ ...crash, provenance }, { ...toll, provenance });
    const { articles, coverage } = await archive.ask(question, { asOf: '2026-03-16', hideNewer: true });
    expect(articles).toHaveLength(1);
    expect(coverage).toMatchObject({ articles: 2, independentOutlets: 0 });
  });

  it('is told of what is only near, too', async () => {
    await archive.addAsOneStory(crash, toll);
    const unsure = { ...sampleWeights, answer: { ...sampleWeights.answer, bias: -13 } };
    const body = await archive.ask(question, { weights: unsure });
    expect(body).toMatchObject({ verdict: 'nearest', coverage: { articles: 2 } });
  });

  it('is nobody where nothing is found', async () => {
    await archive.addAsOneStory(crash, toll);
    expect(await archive.ask('lol')).toMatchObject({ verdict: 'nothing', coverage: null });
  });
});
