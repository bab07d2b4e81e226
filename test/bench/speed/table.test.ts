import { expect, test } from 'vitest';
import type { Row } from '../../../bench/speed/row.js';
import { spreadOf } from '../../../bench/speed/statistics.js';
import { renderTable } from '../../../bench/speed/table.js';

const alone: Row = {
  what: 'memory',
  figure: spreadOf([512.4]),
  unit: 'MB',
  yardstick: null,
  ratio: null,
  reach: { atMost: 600 },
};

test('a figure stands in its unit with its reach', () => {
  expect(renderTable([alone]).split('\n').at(-1)).toMatch(
    /^\| memory +\| 512 MB +\| +\| +\| ≤ 600 MB +\| yes +\|$/,
  );
});

test('a ratio is what is held to the reach where there is one', () => {
  const row: Row = {
    ...alone,
    yardstick: { what: 'bare', figure: spreadOf([100, 110, 120]) },
    ratio: spreadOf([0.81, 0.84, 0.86]),
    reach: { atLeast: 0.85 },
  };
  const line = renderTable([row]).split('\n').at(-1);
  expect(line).toContain('bare: 110 (100–120)');
  expect(line).toContain('0.84 (0.81–0.86)');
  expect(line).toMatch(/≥ 0.85 times +\| NO +\|$/);
});

test('a median that is exactly the reach reaches it', () => {
  expect(renderTable([{ ...alone, figure: spreadOf([600]) }])).toContain('yes');
});
