import { describe, expect, test } from 'vitest';
import { likelihoodOfOneEvent } from '../../../src/reading/stories/likelihood.js';
import { signsOf, type SampleReport } from './sample-signs.js';

const likelihood = (one: SampleReport, other: SampleReport): number =>
  likelihoodOfOneEvent(signsOf(one), signsOf(other));

const report: SampleReport = {
  title: 'Ferry Alma stranded',
  text: 'Fog came up, and the ferry Alma ran aground off Torsund with 318 people.',
};
const other: SampleReport = {
  title: 'Hundreds rescued from ferry',
  text: 'Boats rescued 318 people from the ferry Alma, which ran aground off Torsund.',
};

describe('likelihoodOfOneEvent', () => {
  test('meaning, shared words and nearness in time each speak for it', () => {
    const near = likelihood(report, other);
    expect(near).toBeGreaterThan(0.9);
    expect(likelihood(other, report)).toBe(near);
    expect(likelihood(report, { ...other, vectors: [[1, 1]] })).toBeLessThan(near);
    expect(
      likelihood(report, { ...other, title: 'A long night', text: 'Off Torsund the Alma lay still.' }),
    ).toBeLessThan(near);
    expect(likelihood(report, { ...other, date: '2025-05-07' })).toBeLessThan(near);
  });

  test.each([
    ['two reports that share no word', { text: 'bakers want wages.', vectors: [[1, 1]] }, 0.1],
    ['a report of another day eight days away', { ...other, date: '2025-05-13' }, 0],
    [
      'a report that contradicts',
      {
        ...other,
        text: 'Boats rescued 318 people from the ferry Nora, which ran aground off Kappel near Wiek.',
        title: null,
      },
      0,
    ],
  ])('%s', (_case, against: SampleReport, most) => {
    expect(likelihood(report, against)).toBeLessThanOrEqual(most);
  });

  test('a report without a date is as far as one of three days ago', () => {
    const undated = likelihood(report, { ...other, date: null });
    expect(undated).toBeCloseTo(likelihood(report, { ...other, date: '2025-05-02' }), 12);
    expect(undated).toBeLessThan(likelihood(report, other));
  });

  test('a digest, whose passages have little in common, is of no event', () => {
    const directions = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    expect(likelihood(report, { ...other, vectors: directions })).toBe(0);
    const coherent = [
      [1, 0, 0],
      [1, 0.5, 0],
      [1, 0, 0.5],
    ];
    const three: SampleReport = { ...report, vectors: [[1, 0, 0]] };
    expect(likelihood(three, { ...other, vectors: coherent })).toBeGreaterThan(0.5);
  });

  test('no number and no vector is never NaN', () => {
    const empty: SampleReport = { text: '', vectors: [] };
    for (const against of [empty, report]) expect(likelihood(empty, against)).toBeGreaterThanOrEqual(0);
  });
});

describe('in two languages', () => {
  const english: SampleReport = {
    title: 'Ferry Alma stranded off Torsund',
    text: 'In fog the ferry Alma under captain Henrik Solberg ran aground off Torsund on her way from Odenvik with 318 people.',
    language: 'en-GB',
  };
  const german: SampleReport = {
    title: 'Fähre vor Torsund gestrandet',
    text: 'Im Nebel lief die Alma des Kapitäns Henrik Solberg auf der Fahrt von Odenvik nach Torsund auf Grund.',
    language: 'de',
    // What an English model makes of German.
    vectors: [[0, 1]],
  };

  test('names that agree are enough, whatever the model makes of the words', () => {
    expect(likelihood(english, german)).toBeGreaterThan(0.5);
    expect(likelihood(german, english)).toBe(likelihood(english, german));
    expect(likelihood(english, { ...german, language: null })).toBeLessThan(0.5);
  });

  test.each<[string, Partial<SampleReport>]>([
    ['three days later', { date: '2025-05-08' }],
    ['too few names', { text: 'Im Nebel lief die Alma auf Grund.' }],
    [
      'most names missing',
      {
        title: null,
        text: 'Von der Alma mit 318 an Bord sprachen Ute Klein, Jens Voss und Rolf Brand in Odenvik, nicht in Torsund.',
      },
    ],
  ])('%s: not enough', (_case, parts) => {
    const many = {
      ...english,
      text: `${english.text} At her side were Ann Moe, Per Lind, Kai Rud and Ola Vik of Krell.`,
    };
    expect(likelihood(many, { ...german, ...parts })).toBe(0);
  });
});
