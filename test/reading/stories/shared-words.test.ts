import { expect, test } from 'vitest';
import { marksOf, sharedWords } from '../../../src/reading/stories/shared-words.js';
import { hashOf } from '../../../src/archive/word-hash.js';
import { signsOf, type SampleReport } from './sample-signs.js';

const shared = (one: SampleReport, other: SampleReport): number =>
  sharedWords(signsOf(one).lead, signsOf(other).lead);

const stranded = {
  title: 'Ferry stranded',
  text: 'In fog the ferry Alma ran aground off Torsund with 318 people.',
};

test('the same words share everything, other words nothing', () => {
  expect(shared(stranded, stranded)).toBeCloseTo(1, 6);
  expect(shared(stranded, { text: 'Bakers want higher wages.' })).toBe(0);
  expect(shared({ text: '' }, stranded)).toBe(0);
});

test('names and figures tell more than other words', () => {
  const byNames = { text: 'Yesterday night near Torsund something struck the old Alma, 318 aboard.' };
  const byWords = { text: 'A ferry in fog ran aground: people stranded.' };
  expect(shared(stranded, byNames)).toBeGreaterThan(shared(stranded, byWords));
});

test('forms of a word meet, the name of a site and words far down do not count', () => {
  expect(shared({ text: 'ferries stranded' }, { text: 'stranding of a ferry' })).toBeCloseTo(1, 6);
  const one = { title: 'Ferry stranded | Harbour Post', text: 'Fog came.' };
  expect(shared(one, { ...one, title: 'Ferry stranded' })).toBeCloseTo(1, 6);
  const long = `${'Rain fell. '.repeat(80)} The ferry Alma sank.`;
  expect(shared({ text: long }, { text: 'The ferry Alma sank.' })).toBe(0);
});

test('the heaviest words are the marks, at most 24, each once, in an order that is always the same', () => {
  const words = Array.from(
    { length: 40 },
    (_, index) => `word${String.fromCharCode(97 + (index % 26)).repeat(3)}${index > 25 ? 'x' : ''}`,
  );
  const { lead } = signsOf({ title: 'Alma', text: `In fog the Alma and the Alma. ${words.join(' ')}` });
  const marks = marksOf(lead);
  expect(marks).toHaveLength(24);
  expect(new Set(marks.map(({ term }) => term)).size).toBe(24);
  expect(marks[0]?.term).toBe(hashOf('alma'));
  expect(marks.map(({ weight }) => weight)).toEqual(
    marks.map(({ weight }) => weight).toSorted((a, b) => b - a),
  );
  expect(marksOf(lead)).toEqual(marks);
});
