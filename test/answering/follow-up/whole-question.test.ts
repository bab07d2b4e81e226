import { describe, expect, it } from 'vitest';
import { wholeQuestion } from '../../../src/answering/follow-up/whole-question.js';
import type { Carried } from '../../../src/archive/answer.js';

const nothingElse = { filters: { since: null, until: null, outlet: null }, time: null };
const asked = (question: string, carried: Carried | null) =>
  wholeQuestion({ question, followsUp: { answer: 'a', carried } });

describe('a question by itself', () => {
  it('says what it took over', () => {
    const about = [
      { words: 'Ankara talks', isName: true, share: 1 },
      { words: 'Turkey', isName: true, share: 0.8 },
      { words: 'minister', isName: false, share: 0.2 },
    ];
    const carried = { about, instead: null, ...nothingElse };
    expect(asked('What did Turkey say?', carried)).toBe('What did Turkey say? (Ankara talks)');
  });

  it('says what is asked of something else', () => {
    const carried = { about: [], instead: 'Who won in Penfold?', ...nothingElse };
    expect(asked('And in Drumlow?', carried)).toBe('Who won in Penfold? And in Drumlow?');
  });

  it('is as it was asked where it took nothing over', () => {
    expect(asked('Who won?', null)).toBe('Who won?');
    expect(wholeQuestion({ question: 'Who won?' })).toBe('Who won?');
  });
});
