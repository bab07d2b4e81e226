import { describe, expect, it } from 'vitest';
import { namesIn } from '../../../src/answering/speaker/name-mentions.js';

describe('namesIn', () => {
  it.each([
    ['Then Ada Lund opened the bridge.', ['Ada Lund']],
    ['Foreign Minister Ines Dahl met Mr. Okoro in Ankara.', ['Ines Dahl', 'Okoro', 'Ankara']],
    ['Ada Lund’s brother and J. P. van der Meer came.', ['Ada Lund', 'J. P. van der Meer']],
    ['The Lowmoor Echo’s Bo Kvist wrote it.', ['Bo Kvist']],
    ['Secretary of State Ada Lund and Chief of Port Operations Bo Kvist', ['Ada Lund', 'Bo Kvist']],
    ['The Ministry of Health and Lowmoor University said NATO would help on Monday.', []],
    ['He said so. Nobody else did.', ['Nobody']],
    [`${'A'.repeat(40)} came.`, []],
    ['Ada Bo Cy Di Ed Fi came.', []],
  ])('%s', (text, names) => {
    expect(namesIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(names);
  });

  it('tells title, possessive and words apart', () => {
    const text = 'On Friday, Foreign Minister Ines Dahl’s car broke down.';
    expect(namesIn(text)).toEqual([
      {
        start: text.indexOf('Ines'),
        end: text.indexOf('’s'),
        words: ['ines', 'dahl'],
        title: ['Foreign', 'Minister'],
        titleStart: text.indexOf('Foreign'),
        isPossessive: true,
      },
    ]);
  });
});
