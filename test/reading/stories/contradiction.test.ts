import { expect, test } from 'vitest';
import { contradict } from '../../../src/reading/stories/contradiction.js';
import { signsOf, type SampleReport } from './sample-signs.js';

const fire = 'At night a fire destroyed the mill of Krell, and the miller Jon Berg escaped.';

test.each<[string, SampleReport, SampleReport, boolean]>([
  ['the same report', { text: fire }, { text: fire }, false],
  ['one tells less', { text: fire }, { text: 'At night the mill of Krell burned down.' }, false],
  [
    'another place',
    { text: fire },
    { text: 'At night a fire destroyed the mill of Oster, and the miller Ann Holm escaped.' },
    true,
  ],
  [
    'other people beside one in common',
    { text: 'In court sat Jon Berg, Ann Moe and Per Lind.' },
    { text: 'In court sat Jon Berg, Kai Rud and Ola Vik.' },
    true,
  ],
  [
    'the names of one stand further down in the other',
    { text: `${'It was late. '.repeat(60)} Then came Ann Moe of Krell.` },
    { text: 'In the morning Ann Moe of Krell spoke.' },
    false,
  ],
  ['no names at all', { text: 'it rained.' }, { text: 'it snowed.' }, false],
  [
    'undated, of another year',
    { text: `${fire} That was 2019.`, date: null },
    { text: `${fire} That was 2025.`, date: null },
    true,
  ],
  [
    'undated, of the other’s year',
    { text: `${fire} That was 2025.`, date: null },
    { text: fire, date: '2025-03-13' },
    false,
  ],
  [
    'undated, of years before the other',
    { text: `${fire} That was 2019.`, date: null },
    { text: fire, date: '2025-03-13' },
    true,
  ],
  [
    'undated, of a year that both remember',
    { text: `${fire} It was built in 1902.`, date: null },
    { text: `${fire} It was built in 1902.`, date: '2025-03-13' },
    false,
  ],
  [
    'undated without a year',
    { text: fire, date: null },
    { text: `${fire} That was 2019.`, date: null },
    false,
  ],
  [
    'dated, with memories of years',
    { text: `${fire} It burned in 1954, too.` },
    { text: `${fire} It was built in 1902.` },
    false,
  ],
])('%s', (_case, one, other, expected) => {
  expect(contradict(signsOf(one), signsOf(other))).toBe(expected);
  expect(contradict(signsOf(other), signsOf(one))).toBe(expected);
});
