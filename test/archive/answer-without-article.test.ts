import { expect, it } from 'vitest';
import { answerWithoutArticle } from '../../src/archive/answer-without-article.js';
import { timelineOf } from '../discord/timeline-fixtures.js';

it('a timeline loses the day whose article was removed, with its words, and keeps the numbers of the others', () => {
  const answer = timelineOf([
    { day: '2026-03-01', quote: 'The ferry ran aground.' },
    { day: '2026-03-02', quote: 'Divers found a crack.' },
  ]);
  const removed = { collection: 'local', article: 'a0', removedAt: '2026-03-09T12:00:00Z' };
  const left = answerWithoutArticle(answer, removed);
  expect(left.timeline?.days).toMatchObject([{ day: '2026-03-02', source: 2 }]);
  expect(left.findings).toMatchObject([{ source: 2, quote: 'Divers found a crack.' }]);
  expect(left.sources).toMatchObject([{ n: 1, removedAt: removed.removedAt }, { n: 2 }]);
  expect(JSON.stringify(left)).not.toContain('ran aground.');
});
