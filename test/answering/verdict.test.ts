import { expect, test } from 'vitest';
import { verdictOf } from '../../src/answering/verdict.js';

test('a probability goes from nothing over nearest to answered, and never back', () => {
  const verdicts = Array.from({ length: 101 }, (_, percent) => verdictOf(percent / 100));
  const changes = verdicts.filter((verdict, index) => verdict !== verdicts[index - 1]);
  expect(changes).toEqual(['nothing', 'nearest', 'answered']);
});

test('what is likelier than not by a little is an answer, and what is as likely as not is none', () => {
  expect(verdictOf(0.53)).toBe('answered');
  expect(verdictOf(0.5)).toBe('nearest');
});

test('what is no number answers nothing', () => {
  expect(verdictOf(Number.NaN)).toBe('nothing');
});
