import { describe, expect, it } from 'vitest';
import { kindOfQuestion, type QuestionKind } from '../../src/answering/question-kind.js';
import { holdsKind } from '../../src/answering/sentence-evidence.js';
import { wordsOf } from '../../src/archive/words.js';

describe('kindOfQuestion', () => {
  it.each<[string, QuestionKind]>([
    ['Who opened the new bridge?', 'person'],
    ['Whom did the mayor thank?', 'person'],
    ['Which singer cancelled her tour?', 'person'],
    ['When was the bridge opened?', 'time'],
    ['In what year did the mill close?', 'time'],
    ['Where did the ferry run aground?', 'place'],
    ['Which city hosts the fair?', 'place'],
    ['How many passengers were on board?', 'number'],
    ['What percentage of voters stayed at home?', 'number'],
    ['Why was the match called off?', 'reason'],
    ['What did the minister say about fares?', 'statement'],
    ['What are the priorities, according to the mayor?', 'statement'],
    ['Was the dam repaired?', 'other'],
  ])('%s → %s', (question, kind) => {
    expect(kindOfQuestion(question)).toBe(kind);
  });
});

describe('holdsKind', () => {
  it.each<[string, QuestionKind, string, boolean]>([
    ['The mayor thanked Ada Lund.', 'person', 'Whom did the mayor thank?', true],
    ['The mayor thanked nobody.', 'person', 'Whom did the mayor thank?', false],
    ['Ada Lund thanked nobody.', 'person', 'Whom did Ada Lund thank?', false],
    ['It opened on 3 May 2021.', 'time', 'When did it open?', true],
    ['It opened to great applause.', 'time', 'When did it open?', false],
    ['Some 40 of the 318 passengers were hurt.', 'number', 'How many of the 318 passengers were hurt?', true],
    ['The 318 passengers were tired.', 'number', 'How many of the 318 passengers were hurt?', false],
    ['Dozens were hurt.', 'number', 'How many were hurt?', true],
    ['The ferry ran aground near Lowmoor.', 'place', 'Where did the ferry run aground?', true],
    ['The ferry ran aground at dawn.', 'place', 'Where did the ferry run aground?', false],
    ['It was called off because of fog.', 'reason', 'Why was it called off?', true],
    ['It was called off.', 'reason', 'Why was it called off?', false],
    ['Fares will fall, the minister said.', 'statement', 'What did the minister say?', true],
    ['Fares will fall.', 'statement', 'What did the minister say?', false],
  ])('%s (%s)', (sentence, kind, question, expected) => {
    expect(holdsKind(sentence, kind, new Set(wordsOf(question)))).toBe(expected);
  });
});
