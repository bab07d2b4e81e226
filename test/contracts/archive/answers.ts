import { describe, expect, test } from 'vitest';
import { sampleAnswer } from '../../archive/sample-articles.js';
import type { Subject } from './samples.js';

/** Answers, and who may read them. */
export function describeAnswers(subject: () => Subject): void {
  describe('answers', () => {
    const answer = sampleAnswer({ id: 'public', question: 'Whose "quote"? 🙂' });
    const hidden = sampleAnswer({
      id: 'hidden',
      audience: { askerId: '8', channelId: '70', private: true },
    });

    test('come back as they were, by id and by message', async () => {
      const { local } = subject();
      await local.saveAnswer(answer);
      await local.attachMessage('public', '900');
      await local.attachMessage('public', '901');
      expect(await local.answer('public')).toEqual(answer);
      expect(await local.answerOfMessage('900')).toEqual(answer);
      expect(await local.answerOfMessage('901')).toEqual(answer);
      expect(await local.answerOfMessage('902')).toBeNull();
      expect(await local.stats()).toMatchObject({ answers: 1 });
    });

    test('a private one that is published is read by others in its channel', async () => {
      const { local } = subject();
      await local.saveAnswer(hidden);
      expect(await Promise.all([1, 2].map(() => local.publishAnswer('hidden', '72')))).toEqual([true, false]);
      expect(await local.publishAnswer('unknown', '72')).toBe(false);
      const audience = { askerId: '8', channelId: '72', private: false };
      expect(await local.answer('hidden')).toEqual({ ...hidden, audience });
      expect(await local.lastAnswer({ readerId: '9', channelId: '72' })).toMatchObject({ id: 'hidden' });
      expect(await local.lastAnswer({ readerId: '8', channelId: '70' })).toBeNull();
      expect(await local.answer('unknown')).toBeNull();
    });

    test('one that was published is taken back, and may be published again', async () => {
      const { local } = subject();
      await local.saveAnswer(hidden);
      await local.publishAnswer('hidden', '72');
      await local.withdrawAnswer('hidden');
      await local.withdrawAnswer('unknown');
      expect(await local.answer('hidden')).toMatchObject({ audience: { private: true } });
      expect(await local.lastAnswer({ readerId: '9', channelId: '72' })).toBeNull();
      expect(await local.publishAnswer('hidden', '72')).toBe(true);
    });

    test('the last one is the newest in the channel that the reader may read', async () => {
      const { local } = subject();
      await local.saveAnswer(answer);
      await local.saveAnswer(hidden);
      const atTerminal = { askerId: '7', channelId: null, private: false };
      await local.saveAnswer(sampleAnswer({ id: 'terminal', audience: atTerminal }));
      const last = async (readerId: string, channelId: string | null) =>
        (await local.lastAnswer({ readerId, channelId }))?.id ?? null;
      expect(await last('7', '70')).toBe('public');
      expect(await last('8', '70')).toBe('hidden');
      expect(await last('8', '71')).toBeNull();
      expect(await last('7', null)).toBe('terminal');
    });
  });
}
