import { expect, test } from 'vitest';
import { isCopy } from '../../../src/reading/stories/copies.js';
import { ferry } from '../../fixtures/story-reports.js';
import { signsOf, type SampleReport } from './sample-signs.js';

const copy = (one: SampleReport, other: SampleReport): boolean => isCopy(signsOf(one), signsOf(other));
const wire: SampleReport = { title: ferry.wire.title, text: ferry.wire.text };
const paragraphs = wire.text.split('\n\n');

test.each<[string, SampleReport, boolean]>([
  ['itself', wire, true],
  ['with a paragraph in front and numbers set right', { text: ferry.copy.text }, true],
  ['its first two paragraphs', { text: paragraphs.slice(0, 2).join('\n\n') }, true],
  ['without its first two paragraphs', { text: paragraphs.slice(2).join('\n\n') }, true],
  ['in capitals, without marks', { text: wire.text.toUpperCase().replace(/[“”,]/g, '') }, true],
  ['two days later', { ...wire, date: '2025-05-07' }, true],
  ['three days later', { ...wire, date: '2025-05-08' }, false],
  ['without a date', { ...wire, date: null }, true],
  [
    'without a date, of another year',
    { text: `${paragraphs.slice(0, 4).join(' ')} That was in 2019.`, date: null },
    false,
  ],
  ['a report of its own', { text: ferry.own.text }, false],
  [
    'one paragraph among others',
    { text: [paragraphs[2], ...Array.from({ length: 4 }, () => ferry.own.text)].join('\n\n') },
    false,
  ],
  ['a sentence of it', { text: 'The ferry Alma ran aground on a sandbank off Torsund.' }, false],
])('%s', (_case, other, expected) => {
  expect(copy(wire, other)).toBe(expected);
  expect(copy(other, wire)).toBe(expected);
});

test('two reports that quote one statement are no copies', () => {
  expect(copy({ text: ferry.statement.text }, { text: ferry.sameStatement.text })).toBe(false);
});
