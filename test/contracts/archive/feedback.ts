import { describe, expect, test } from 'vitest';
import type { Opinion } from '../../../src/archive/feedback.js';
import { sampleAnswer } from '../../archive/sample-articles.js';
import type { Subject } from './samples.js';

const page = { after: null, limit: 10 };

function opinion(answerId: string, personId: string, parts: Partial<Opinion> = {}): Opinion {
  return { answerId, personId, helpful: true, reason: null, givenAt: '2026-03-01T12:00:00.000Z', ...parts };
}

/** What people think of answers, and how questions went. */
export function describeFeedback(subject: () => Subject): void {
  describe('feedback', () => {
    const [first, second, third] = ['a1', 'a2', 'a3'].map((id) => sampleAnswer({ id }));
    const save = async () => {
      for (const answer of [first, second, third]) if (answer) await subject().local.saveAnswer(answer);
    };

    test('is kept once for each person and answer, the newest', async () => {
      const { feedback } = subject().local;
      await save();
      const reason = 'Old news, "and" wrong 🙂';
      const changed = opinion('a1', '7', { helpful: false, reason, givenAt: '2026-03-02T12:00:00.000Z' });
      await feedback.give(opinion('a1', '7'));
      await feedback.give(changed);
      await feedback.give(opinion('a1', '8'));
      expect(await feedback.list(page)).toEqual([
        { opinion: opinion('a1', '8'), answer: first },
        { opinion: changed, answer: first },
      ]);
      expect(await feedback.ofPerson('7')).toEqual([changed]);
    });

    test('of no answer is not kept', async () => {
      const { feedback } = subject().local;
      await feedback.give(opinion('a1', '7'));
      await save();
      expect(await feedback.list(page)).toEqual([]);
    });

    test('is listed in the order of the answers, page by page', async () => {
      const { feedback } = subject().local;
      await save();
      for (const [answer, person] of [
        ['a3', '7'],
        ['a1', '8'],
        ['a1', '7'],
      ] as const)
        await feedback.give(opinion(answer, person));
      const listed = async (after: string | null) =>
        (await feedback.list({ after, limit: 1 })).map(({ opinion: { answerId, personId } }) => [
          answerId,
          personId,
        ]);
      expect(await listed(null)).toEqual([
        ['a1', '7'],
        ['a1', '8'],
      ]);
      expect(await listed('a1')).toEqual([['a3', '7']]);
      expect(await listed('a3')).toEqual([]);
    });

    test('with a reason is found, the newest first', async () => {
      const { feedback } = subject().local;
      await save();
      await feedback.give(opinion('a1', '7', { reason: 'one' }));
      await feedback.give(opinion('a1', '8'));
      await feedback.give(opinion('a2', '7', { reason: 'two', givenAt: '2026-03-02T12:00:00.000Z' }));
      await feedback.give(opinion('a3', '7', { reason: 'three', givenAt: '2026-03-01T11:00:00.000Z' }));
      const reasonsOf = async (limit: number) =>
        (await feedback.reasons(limit)).map(({ opinion: { reason }, answer }) => [answer.id, reason]);
      expect(await reasonsOf(2)).toEqual([
        ['a2', 'two'],
        ['a1', 'one'],
      ]);
      expect(await reasonsOf(9)).toHaveLength(3);
    });

    test('of a person can be taken out', async () => {
      const { feedback } = subject().local;
      await save();
      for (const answer of ['a1', 'a2']) await feedback.give(opinion(answer, '7'));
      await feedback.give(opinion('a2', '8'));
      expect(await feedback.removePerson('7')).toBe(2);
      expect(await feedback.ofPerson('7')).toEqual([]);
      expect((await feedback.list(page)).map(({ opinion: { personId } }) => personId)).toEqual(['8']);
    });

    test('is counted, and so are misses and what answers took', async () => {
      const { local } = subject();
      expect(await local.stats()).toMatchObject({ misses: 0, medianMs: null, helpful: 0, unhelpful: 0 });
      const told = ['answered', 'nothing', 'nearest', 'nothing'] as const;
      for (const [at, verdict] of told.entries())
        await local.saveAnswer(sampleAnswer({ id: `a${at}`, verdict, tookMs: [40.5, 7, 90, 12][at] ?? 0 }));
      await local.feedback.give(opinion('a0', '7'));
      await local.feedback.give(opinion('a1', '7', { helpful: false }));
      await local.feedback.give(opinion('a1', '8', { helpful: false }));
      const figures = { answers: 4, misses: 2, medianMs: 12, helpful: 1, unhelpful: 2 };
      expect(await local.stats()).toMatchObject(figures);
    });
  });
}
