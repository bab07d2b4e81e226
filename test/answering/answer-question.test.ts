import { beforeEach, describe, expect, it } from 'vitest';
import type { AnswerBody, AnswerRequest } from '../../src/answering/answer-question.js';
import type { NewsItem } from '../search/small-archive.js';
import { AskedArchive, noFilters } from './asked-archive.js';

const asked = 'Who opened the Lowmoor bridge?';

const opening: NewsItem = {
  title: 'Lowmoor bridge opens',
  outlet: 'Lowmoor Echo',
  publishedAt: '2026-03-16',
  externalId: 'echo-1',
  text: 'Mayor Ada Lund opened the Lowmoor bridge on Monday.\n\nThe Lowmoor bridge was opened again by Bo Kvist at night, after a storm.',
};
const report: NewsItem = {
  title: 'A bridge for Lowmoor',
  outlet: 'The Quay',
  publishedAt: '2026-03-17',
  text: 'The Lowmoor bridge was opened by Mayor Ada Lund in front of forty children.',
};
const other: NewsItem = {
  title: 'Mill closes',
  text: 'Nine workers of the paper mill lost their jobs before the winter.',
};

let archive: AskedArchive;

beforeEach(() => {
  archive = new AskedArchive();
});

function ask(question: string, parts: Partial<AnswerRequest> = {}): Promise<AnswerBody> {
  return archive.ask(question, parts);
}

/** Titles of the sources of an answer given on the day of the opening. */
async function titlesOnTheDay(hideNewer: boolean): Promise<readonly (string | null)[]> {
  return (await ask(asked, { asOf: '2026-03-16', hideNewer })).sources.map(({ title }) => title);
}

/** Articles found up to the earlier of two days. */
async function countUntil(until: string, day: string): Promise<number> {
  const body = await ask(asked, { filters: { ...noFilters, until }, asOf: day, hideNewer: true });
  return body.articles.length;
}

describe('an answer', () => {
  it('quotes slices of the stored text, from sources numbered in the order of their first quotation', async () => {
    await archive.add([other, opening, report]);
    const body = await ask(`  ${asked}\n`);
    expect(body).toMatchObject({ question: asked, verdict: 'answered', undatedLeftOut: 0 });
    expect(body.sources.map(({ n }) => n)).toEqual([1, 2]);
    expect(new Set(body.sources.map(({ title }) => title))).toEqual(new Set([opening.title, report.title]));
    expect([...new Set(body.findings.map(({ source }) => source))]).toEqual([1, 2]);
    for (const { source, quote, start, end, key } of body.findings) {
      const { article, version } = body.sources.find(({ n }) => n === source)!;
      const text = await archive.local.versionText(article, version);
      expect(text?.slice(start, end)).toBe(quote);
      expect(key.start).toBeGreaterThanOrEqual(start);
      expect(key.end).toBeLessThanOrEqual(end);
    }
  });

  it('says who speaks where the name stands outside of the quotation', async () => {
    await archive.add([
      other,
      {
        title: 'Lowmoor bridge',
        text: 'Mayor Ada Lund spoke at noon.\n\n“The Lowmoor bridge was opened for the children of the valley,” she said.',
      },
    ]);
    const { findings, sources } = await ask(
      'What did the mayor say, for whom was the Lowmoor bridge opened?',
    );
    const spoken = findings.find(({ quote }) => quote.includes('she said'));
    expect(spoken?.speaker).toBe('Ada Lund');
    expect(findings.find(({ quote }) => quote.includes('Mayor'))?.speaker ?? null).toBeNull();
    expect(await archive.local.versionText(sources[0]!.article, 1)).toContain(spoken?.speaker);
  });

  it('cites an article that it quotes twice as one source', async () => {
    await archive.add([opening, other]);
    const body = await ask(asked);
    expect(body.findings.map(({ source }) => source)).toEqual([1, 1]);
    expect(body.sources).toHaveLength(1);
    expect(body.sources[0]).toMatchObject({ n: 1, collection: 'local', externalId: 'echo-1', version: 1 });
  });

  it('cites the same article of two collections as two sources', async () => {
    await archive.add([{ ...opening, text: 'Mayor Ada Lund opened the Lowmoor bridge on Monday.' }]);
    await archive.add(
      [{ ...opening, text: 'The Lowmoor bridge was opened by Bo Kvist in the dark of night.' }],
      archive.seeds,
    );
    const collections = [archive.local, archive.seeds];
    const { sources } = await ask(asked, { collections });
    expect(sources.map(({ collection }) => collection).sort()).toEqual(['local', 'seeds']);
    expect(new Set(sources.map(({ article }) => article)).size).toBe(1);
  });

  it('scores its first quotation highest, all from 0 to 1, and keeps to the limit', async () => {
    await archive.add([opening, report, other]);
    const { findings } = await ask(asked);
    expect(findings.length).toBeGreaterThan(1);
    const greatest = Math.max(...findings.map(({ score }) => score));
    expect(findings[0]?.score).toBe(greatest);
    for (const { score } of findings) {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(1);
    }
    expect((await ask(asked, { limit: 1 })).findings).toEqual(findings.slice(0, 1));
  });

  it('is the same each time', async () => {
    await archive.add([opening, report, other]);
    const first = await ask(asked);
    expect(await ask(asked)).toEqual(first);
  });

  it('lists ten passages and ten different articles at most, best first', async () => {
    const items = Array.from({ length: 12 }, (_, index) => ({
      text: `Lowmoor bridge was opened ${'again '.repeat(index)}by clown ${index}.\n\nThe bridge of clown ${index} is closed.`,
    }));
    await archive.add(items);
    const { passages, articles } = await ask(asked);
    expect(passages).toHaveLength(10);
    expect(articles).toHaveLength(10);
    expect(new Set(articles.map(({ article }) => article)).size).toBe(10);
    for (const scores of [passages, articles].map((list) => list.map(({ score }) => score))) {
      expect(scores).toEqual(scores.toSorted((left, right) => right - left));
    }
    expect(passages[0]?.article).toBe(articles[0]?.article);
  });
});

describe('a miss', () => {
  it.each(['Good evening, everybody, how is it going?', 'lol', '😀', 'Wie wird das Wetter morgen?'])(
    'quotes nothing for %s',
    async (chatter) => {
      await archive.add([opening, report, other]);
      const body = await ask(chatter);
      expect(body).toMatchObject({ verdict: 'nothing', findings: [], sources: [] });
      expect(body.passages.length).toBeGreaterThan(0);
    },
  );

  it('says nothing of an empty archive', async () => {
    expect(await ask(asked)).toEqual({
      question: asked,
      filters: noFilters,
      verdict: 'nothing',
      probability: 0,
      findings: [],
      sources: [],
      disagreement: null,
      coverage: null,
      passages: [],
      articles: [],
      undatedLeftOut: 0,
      understood: { time: null, outlet: null },
    });
  });

  it.each([
    [' ', 'question-empty'],
    ['x'.repeat(5_000), 'question-too-long'],
  ])('refuses what cannot be asked (%#)', async (question, code) => {
    await expect(ask(question)).rejects.toMatchObject({ code });
    expect(archive.embedder.questions).toEqual([]);
  });
});

describe('dates', () => {
  const undated: NewsItem = { ...report, publishedAt: null };

  it('leaves undated articles out where a date is asked for, and says how many', async () => {
    await archive.add([opening, undated, other]);
    const { sources, undatedLeftOut } = await ask(asked, { filters: { ...noFilters, since: '2026-01-01' } });
    expect(undatedLeftOut).toBe(2);
    expect(sources.map(({ title }) => title)).toEqual([opening.title]);
  });

  it('counts those of the outlet that is asked for, in the own archive only', async () => {
    await archive.add([opening, undated, other]);
    await archive.add([undated], archive.seeds);
    const collections = [archive.local, archive.seeds];
    const filters = { since: '2026-01-01', until: null, outlet: 'the quay' };
    expect((await ask(asked, { filters, collections })).undatedLeftOut).toBe(1);
  });

  it('keeps undated articles where only the day of asking is given', async () => {
    await archive.add([undated]);
    const body = await ask(asked, { hideNewer: true });
    expect(body).toMatchObject({ verdict: 'answered', undatedLeftOut: 0 });
  });

  it('hides what is newer than the day of asking only where told to', async () => {
    await archive.add([opening, report]);
    expect(await titlesOnTheDay(true)).toEqual([opening.title]);
    expect(await titlesOnTheDay(false)).toContain(report.title);
  });

  it('takes the earlier of the day of asking and the last day asked for', async () => {
    await archive.add([opening, report]);
    expect(await countUntil('2026-12-31', '2026-03-16')).toBe(1);
    expect(await countUntil('2026-03-16', '2026-12-31')).toBe(1);
    expect(await countUntil('2026-03-17', '2026-03-20')).toBe(2);
  });
});
