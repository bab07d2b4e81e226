import { expect, test } from 'vitest';
import { renderDrivers } from '../../../bench/archive/figures.js';
import { spreadOf } from '../../../bench/speed/statistics.js';

test('a figure of each driver stands beside that of the other, and nothing where there is none', () => {
  const lines = renderDrivers(
    new Map([
      ['embedded', [{ what: 'a question', unit: 'ms', figure: spreadOf([40, 42, 38]) }]],
      [
        'PostgreSQL',
        [
          { what: 'a question', unit: 'ms', figure: spreadOf([60]) },
          { what: 'recall', unit: '', figure: spreadOf([0.987]) },
        ],
      ],
    ]),
  ).split('\n');
  expect(lines.map((line) => line.replaceAll(/ +/g, ' '))).toEqual([
    '| what | embedded | PostgreSQL |',
    expect.stringMatching(/^\|-+\|-+\|-+\|$/),
    '| a question | 40 (38–42) ms | 60 ms |',
    '| recall | | 0.987 |',
  ]);
});
