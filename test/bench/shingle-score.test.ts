import { describe, expect, test } from 'vitest';
import { meanF1, scoreText } from '../../bench/extraction/shingle-score.js';

const sentence = 'The ferry leaves at nine and comes back at noon';

describe('scoreText', () => {
  test.each([
    ['the same', sentence, sentence, 1, 1],
    [
      'other signs between the words',
      sentence,
      'The ferry – leaves, at nine\n\nand comes back at noon!',
      1,
      1,
    ],
    ['nothing found', sentence, '', 0, 0],
    ['nothing expected', '', sentence, 0, 0],
    ['another text', sentence, 'A goat came down from the roof of the station', 0, 0],
    ['half of it', sentence, 'The ferry leaves at nine', 1, 2 / 7],
    ['twice what is there once', sentence, `${sentence} ${sentence}`, 7 / 17, 1],
    ['fewer words than a run', 'At noon', 'At noon', 1, 1],
    ['letters in another case', 'At noon it rang', 'at noon it rang', 0, 0],
  ])('%s', (_name, expected, extracted, precision, recall) => {
    const score = scoreText(expected, extracted);
    expect(score.precision).toBeCloseTo(precision);
    expect(score.recall).toBeCloseTo(recall);
  });
});

test('meanF1 is that of the mean precision and the mean recall', () => {
  expect(meanF1([])).toBe(0);
  expect(meanF1([{ precision: 1, recall: 0.5 }])).toBeCloseTo(2 / 3);
  expect(
    meanF1([
      { precision: 1, recall: 1 },
      { precision: 0, recall: 0 },
    ]),
  ).toBeCloseTo(0.5);
});
