import { beforeEach, describe, expect, it } from 'vitest';
import type { AnswerRequest } from '../../../src/answering/answer-question.js';
import type { Answer } from '../../../src/archive/answer.js';
import type { NewsItem } from '../../search/small-archive.js';
import { answerWith } from '../../discord/answer-fixtures.js';
import { AskedArchive, noFilters } from '../asked-archive.js';

const opening: NewsItem = {
  title: 'Lowmoor bridge opens',
  outlet: 'Lowmoor Echo',
  publishedAt: '2026-03-16',
  text: 'Mayor Ada Lund opened the Lowmoor bridge on Monday. It cost nine million crowns.\n\nA tanner named Bo Kvist walked across first.',
};
const report: NewsItem = {
  title: 'A bridge for Lowmoor',
  outlet: 'The Quay',
  publishedAt: '2026-03-17',
  text: 'Forty children sang when the Lowmoor bridge was opened by the mayor.',
};
const mill: NewsItem = {
  title: 'Paper mill closes',
  outlet: 'The Quay',
  publishedAt: '2026-03-10',
  text: 'Nine workers of the paper mill in Odenvik lost their jobs before the winter.',
};

let archive: AskedArchive;

beforeEach(async () => {
  archive = new AskedArchive();
  await archive.add([opening, report, mill]);
});

/** What is answered first. */
async function answered(question: string, parts: Partial<AnswerRequest> = {}): Promise<Answer> {
  return answerWith({ ...(await archive.ask(question, parts)), id: 'answer01', asOf: '2026-03-20' });
}

describe('a question after an answer', () => {
  it('takes over what it leaves out, and keeps that', async () => {
    const before = await answered('Who opened the Lowmoor bridge?');
    const body = await archive.ask('What did it cost?', { before });
    expect(body.question).toBe('What did it cost?');
    expect(body.findings[0]?.quote).toContain('nine million crowns');
    expect(body.followsUp?.answer).toBe('answer01');
    expect(body.followsUp?.carried?.about).toContainEqual({ words: 'Lowmoor', isName: true, share: 1 });
  });

  it('says that it comes after no answer where it does not', async () => {
    expect(await archive.ask('What did the bridge cost?')).not.toHaveProperty('followsUp');
  });

  it('is left as it is where it names its own subject', async () => {
    const before = await answered('Who opened the Lowmoor bridge?', {
      filters: { ...noFilters, outlet: 'Lowmoor Echo' },
    });
    const body = await archive.ask('How many workers of Odenvik lost their jobs?', { before });
    expect(body.followsUp).toEqual({ answer: 'answer01', carried: null });
    expect(body.filters).toEqual(noFilters);
    expect(body.findings[0]?.quote).toContain('Nine workers');
  });

  it('is asked both ways where its form leaves that open', async () => {
    const before = await answered('Who opened the Lowmoor bridge?', { limit: 1 });
    const { questions } = archive.embedder;
    questions.length = 0;
    await archive.ask('How many workers lost their jobs?', { before });
    expect(questions).toContain('How many workers lost their jobs?');
    expect(questions.some((asked) => asked.includes('Lowmoor'))).toBe(true);
  });

  it('keeps the filters of the one before, until it is given others', async () => {
    const filters = { since: '2026-03-01', until: null, outlet: 'Lowmoor Echo' };
    const before = await answered('Who opened the Lowmoor bridge?', { filters });
    const kept = await archive.ask('What did it cost?', { before });
    expect(kept.filters).toEqual(filters);
    expect(kept.followsUp?.carried?.filters).toEqual(filters);
    const given = { ...noFilters, outlet: 'The Quay' };
    const other = await archive.ask('What did it cost?', { before, filters: given });
    expect(other.filters).toEqual({ ...filters, outlet: 'The Quay' });
    expect(other.followsUp?.carried?.filters).toEqual({ ...filters, outlet: null });
  });

  it('asks the same of another outlet, or of all', async () => {
    const filters = { ...noFilters, outlet: 'Lowmoor Echo' };
    const before = await answered('Who opened the Lowmoor bridge?', { filters });
    const quay = await archive.ask('And from The Quay?', { before });
    expect(quay.filters.outlet).toBe('The Quay');
    expect(quay.sources.map(({ outlet }) => outlet)).toEqual(['The Quay']);
    expect((await archive.ask('And the others?', { before })).filters).toEqual(noFilters);
  });

  it('goes on from a miss, of which no article is known', async () => {
    const before = await answered('Who closed the Tarn tunnel?');
    expect(before.verdict).toBe('nothing');
    const body = await archive.ask('And the Lowmoor bridge?', { before });
    expect(body.followsUp?.carried?.instead).toBe('Who closed the Tarn tunnel?');
  });

  it('takes no more words over than a question may have', async () => {
    const names = Array.from({ length: 200 }, (_, n) => `Lowmoor${n}x`).join(' ');
    const before = await answered(`Who met ${names}?`);
    const { questions } = archive.embedder;
    const started = performance.now();
    const body = await archive.ask('Why?', { before });
    expect(body.followsUp?.carried?.about).toHaveLength(2);
    expect(questions.at(-1)).toContain('Lowmoor0x');
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('stands hostile questions before and after it', async () => {
    const hostile = `And ${'(it) and $& [a-z]* '.repeat(150)}?`;
    const before = await answered(hostile);
    for (const question of [hostile, 'And in $& (x?', '?', 'it'])
      expect((await archive.ask(question, { before })).question).toBe(question.trim());
  });
});
