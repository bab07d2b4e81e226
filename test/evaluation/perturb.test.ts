import { describe, expect, it } from 'vitest';
import { wordingOf } from '../../src/evaluation/perturb.js';

const typo = wordingOf('typos');

/** The words that differ, as they were and as they are. */
function changed(question: string): readonly (readonly [string, string])[] {
  const [before, after] = [question, typo(question)].map((text) => text.split(' '));
  return (before ?? []).flatMap((word, index) =>
    word === after?.[index] ? [] : [[word, after?.[index] ?? ''] as const],
  );
}

const questions = [
  'Who opened the Lowmoor bridge with Ada Lund?',
  'How many passengers waited for the evening ferry?',
  'Which Mississippi steamboat burned?',
  'What did Recep Tayyip Erdoğan say in Gaziantep?',
  'Why was the committee called off?',
  'When will the Tallahassee bookkeeper resign?',
];

describe('wordingOf', () => {
  it('leaves a question as it is where nothing is asked for', () => {
    for (const question of questions) expect(wordingOf(undefined)(question)).toBe(question);
  });

  it('puts it in capitals', () => {
    expect(wordingOf('capitals')('Who met Erdoğan?')).toBe('WHO MET ERDOĞAN?');
  });

  it.each(questions)('misspells one word: %s', (question) => {
    const [pair, ...others] = changed(question);
    expect(others).toEqual([]);
    const [before, after] = pair ?? ['', ''];
    expect(Math.abs(before.length - after.length)).toBeLessThanOrEqual(1);
    expect(after[0]).toBe(before[0]);
    expect(after.at(-1)).toBe(before.at(-1));
    expect(new Set(after)).toEqual(new Set([...before].filter((letter) => after.includes(letter))));
  });

  it('takes the longest name past the first word, else the longest word', () => {
    expect(changed('Which shipbuilding company did Lowmoor and Odenvik close?')[0]?.[0]).toBe('Lowmoor');
    expect(changed('Gaziantep asked whether passengers waited')[0]?.[0]).toBe('passengers');
  });

  it('makes every kind of mistake, and no question stays as it was', () => {
    const words = ['Lowmoor', 'Odenvik', 'Mississippi', 'Tallahassee', 'Gaziantep', 'Annaffoo'];
    const lengths = new Set<number>();
    for (const word of words) {
      for (let number = 0; number < 40; number++) {
        const [pair] = changed(`Who won race ${number} in ${word}`);
        expect(pair).toBeDefined();
        lengths.add((pair?.[1].length ?? 0) - (pair?.[0].length ?? 0));
      }
    }
    expect(lengths).toEqual(new Set([-1, 0, 1]));
  });

  it('is the same whenever it is made', () => {
    expect(questions.map(typo)).toEqual(questions.map(typo));
  });

  it.each(['Who won it?', '', '😀', '2024'])('leaves %j, which has no long word', (question) => {
    expect(typo(question)).toBe(question);
  });
});
