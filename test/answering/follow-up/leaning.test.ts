import { describe, expect, it } from 'vitest';
import { readLeaning, readPrepositional } from '../../../src/answering/follow-up/leaning.js';
import { processorMs } from '../../processor-time.js';

describe('a word that stands for somebody or something', () => {
  it.each([
    ['What did he say?', 'person'],
    ['Whom did she defeat?', 'person'],
    ['When did it open?', 'thing'],
    ['What do they cost?', 'thing'],
    ['How strong was the wind there?', 'thing'],
    ['Who else was hurt?', 'thing'],
    ['Who are her parents?', 'person'],
    ['And its manager?', 'thing'],
    ['What does she say about that?', 'person'],
    ['Why is that?', 'thing'],
    ['Was kostet sie?', 'thing'],
    ['Où est-elle allée ?', 'thing'],
    ['¿Dónde vive él y qué hace?', 'thing'],
  ] as const)('is found in %s', (question, pronoun) => {
    expect(readLeaning(question).pronoun).toBe(pronoun);
  });

  it.each([
    'Did Helen Marsh know of her brother’s shares?',
    'How many workers lost their jobs?',
    'Is there a train to Lindow?',
    'Are there any survivors?',
    'Who said that the dam would break?',
    'What happened this week?',
    'What was decided in Ankara?',
  ])('is none in %s', (question) => {
    expect(readLeaning(question).pronoun).toBeNull();
  });
});

describe('a question that goes on', () => {
  it.each([
    ['And in Drumlow?', 'in Drumlow'],
    ['What about Penny Lane?', 'Penny Lane'],
    ['and what about the jobs?', 'the jobs'],
    ['And the year before?', 'the year before'],
    ['According to the auditors?', 'According to the auditors'],
    ['Und in Berlin?', 'in Berlin'],
  ])('has no verb of its own: %s', (question, fragment) => {
    expect(readLeaning(question).fragment).toBe(fragment);
  });

  it.each([
    'And who won the Tour of the Four Valleys?',
    'And what did Turkey say?',
    'Who died?',
    'Solvane?',
    'And the people of Ashmere who had to leave their homes when the dam broke?',
  ])('has one, or is a sentence: %s', (question) => {
    expect(readLeaning(question).fragment).toBeNull();
  });

  it('says so by its first words', () => {
    expect(readLeaning('And who won?').isJoined).toBe(true);
    expect(readLeaning('Andy won what?').isJoined).toBe(false);
    expect(readLeaning('Who won?').isJoined).toBe(false);
  });

  it('may name its place', () => {
    expect(readPrepositional('in Drumlow')).toEqual({ preposition: 'in', rest: 'Drumlow' });
    expect(readPrepositional('Penny Lane')).toBeNull();
  });

  it('is read at once, whatever it holds', () => {
    const hostile = ['and '.repeat(1_000), 'according to '.repeat(300), `${'it '.repeat(1_300)}?`];
    expect(processorMs(() => hostile.map((text) => readLeaning(text)))).toBeLessThan(200);
  });
});
