import { describe, expect, it } from 'vitest';
import { carry, replaced } from '../../../src/answering/follow-up/carry.js';
import { readLeaning } from '../../../src/answering/follow-up/leaning.js';
import { subjectBefore } from '../../../src/answering/follow-up/subject-before.js';
import { tellingPhrases } from '../../../src/answering/follow-up/telling-phrases.js';
import { toldNames } from '../../../src/answering/follow-up/told-names.js';
import type { Answer } from '../../../src/archive/answer.js';
import { answerWith, findingWith, sourceWith } from '../../discord/answer-fixtures.js';

const words = (phrases: readonly { readonly words: string }[]) => phrases.map((phrase) => phrase.words);

/** What a question takes over after an answer, with what it counts for. */
function carriedBy(question: string, before: Partial<Answer>) {
  const phrases = carry('subject', readLeaning(question), subjectBefore(answerWith(before)));
  return Object.fromEntries(phrases.map((phrase) => [phrase.words, Math.round(phrase.share * 100) / 100]));
}

describe('what a question is about', () => {
  it('is its names and its other telling words, each a phrase', () => {
    expect(tellingPhrases('How many aircraft did Merle Air order from Tarn Aero?')).toEqual([
      { words: 'aircraft', isName: false },
      { words: 'Merle Air', isName: true },
      { words: 'order', isName: false },
      { words: 'Tarn Aero', isName: true },
    ]);
    expect(words(tellingPhrases('Who won the Tour of the Four Valleys?'))).toContain(
      'Tour of the Four Valleys',
    );
    expect(words(tellingPhrases("What did Turkey's minister say about the PKK?"))).toEqual([
      'Turkey',
      'minister',
      'PKK',
    ]);
    expect(tellingPhrases('Why?')).toEqual([]);
  });

  it('is what its quotation names as well', () => {
    expect(
      toldNames('The Lady Senara will take over on Thursday. Nobody was hurt, Ines Calloway said.'),
    ).toEqual([
      { words: 'Lady Senara', isPerson: true },
      { words: 'Ines Calloway', isPerson: true },
    ]);
    expect(words(toldNames('Fourteen wagons came off the rails. Rain fell.'))).toEqual([]);
  });
});

describe('what is carried on', () => {
  const elected = {
    question: 'Who was elected mayor of Ashmere?',
    findings: [findingWith('Helen Marsh has been elected mayor of Ashmere.')],
  };

  it('is the person whom a pronoun stands for, more than what was named beside', () => {
    expect(carriedBy('Whom did she defeat?', elected)).toEqual({
      'elected mayor': 0.36,
      Ashmere: 0.6,
      'Helen Marsh': 1,
    });
  });

  it('is nothing that a removed article told, and nothing of a miss', () => {
    const removed = { ...elected, sources: [sourceWith({ removedAt: '2026-01-01T00:00:00Z' })] };
    expect(carriedBy('Whom did she defeat?', removed)).not.toHaveProperty('Helen Marsh');
    expect(carriedBy('Whom did she defeat?', { ...elected, verdict: 'nothing' })).not.toHaveProperty(
      'Helen Marsh',
    );
  });

  it('is what was carried before, a little less each time, until it does not count', () => {
    const about = [
      { words: 'Ashmere', isName: true, share: 1 },
      { words: 'mayor', isName: false, share: 0.1 },
    ];
    const carried = { about, instead: null, filters: { since: null, until: null, outlet: null }, time: null };
    const before = { question: 'What did she promise?', followsUp: { answer: 'answer01', carried } };
    expect(carriedBy('When?', { ...before, findings: [] })).toEqual({ promise: 0.2, Ashmere: 0.9 });
  });

  it('is no time, which is carried as such', () => {
    const understood = {
      time: { words: 'this week', since: '2024-12-09', until: null, applied: true },
      outlet: null,
    };
    const before = { question: 'Who resigned in Ashmere this week?', understood, findings: [] };
    expect(Object.keys(carriedBy('Why?', before))).toEqual(['resigned', 'Ashmere']);
  });

  it('never outgrows its bounds', () => {
    const question = Array.from({ length: 40 }, (_, n) => `Name${n}x and`).join(' ');
    expect(Object.keys(carriedBy('Why?', { question, findings: [] })).length).toBeLessThanOrEqual(12);
  });
});

describe('something else in the place of a name', () => {
  it('stands behind the same preposition', () => {
    expect(replaced('How many cases are there in Drumlow?', 'in Ashmere')).toEqual({
      text: 'How many cases are there in Ashmere?',
      dropped: 'Drumlow',
    });
    expect(replaced('What did Merle Air earn in 2024?', 'in 2023')?.text).toBe(
      'What did Merle Air earn in 2023?',
    );
  });

  it('is put beside the question where there is no such place', () => {
    expect(replaced('How many jobs is Solvane cutting?', 'in Drumlow')).toBeNull();
    expect(replaced('How many jobs is Solvane cutting?', 'Tarn')).toBeNull();
  });
});
