import { describe, expect, it } from 'vitest';
import type { Answer, Carried } from '../../../src/archive/answer.js';
import { followedLine } from '../../../src/discord/rendering/followed-words.js';
import { wordingIn } from '../../../src/locales/wording.js';
import { answerWith } from '../answer-fixtures.js';
import { showAsDiscord } from '../discord-markdown-rules.js';
import { english, textOf } from '../english-answer.js';
import { hostileTexts } from '../hostile-text.js';

const none = { since: null, until: null, outlet: null };
const name = (words: string, share = 1) => ({ words, isName: true, share });

function after(question: string, carried: Partial<Carried> | null, parts: Partial<Answer> = {}): Answer {
  const whole = carried && { about: [], instead: null, filters: none, time: null, ...carried };
  return answerWith({ question, followsUp: { answer: 'answer01', carried: whole }, ...parts });
}

describe('what a question took over', () => {
  it('is said under it: the subject, the filters and the time', () => {
    const answer = after('And what did Turkey say?', {
      about: [name('Ankara talks'), name('Turkey'), name('minister', 0.2)],
      filters: { ...none, outlet: 'Reuters' },
      time: {
        kind: 'absolute',
        words: 'on 12 December 2024',
        days: { since: '2024-12-12', until: '2024-12-12' },
        filter: null,
      },
    });
    expect(followedLine(answer, english)).toBe(
      '↪️ Asked as: And what did Turkey say? — about: Ankara talks, Reuters only, 12 Dec 2024',
    );
    expect(followedLine(answer, wordingIn('de'))).toBe(
      '↪️ Gefragt als: And what did Turkey say? — zu: Ankara talks, nur Reuters, 12. Dez. 2024',
    );
    expect(textOf(answer)).toMatch(/^↪️ Asked as: .*\n\n> /);
  });

  it('is the question before, where only something else was named to ask it of', () => {
    const about = [name('Solvane'), name('Drumlow')];
    const answer = after('And in Tarn?', { about, instead: 'How many jobs does Solvane cut?' });
    expect(followedLine(answer, english)).toBe(
      '↪️ Asked as: How many jobs does Solvane cut? And in Tarn? — about: Drumlow',
    );
  });

  it('is said to be nothing, or not spoken of', () => {
    expect(followedLine(after('Who won the cup?', null), english)).toContain('a question of its own');
    expect(followedLine(after('Why?', {}), english)).toBe('↪️ Asked as: Why?');
    expect(followedLine(answerWith(), english)).toBeNull();
  });

  it('is told once: filters that were given stand with what narrowed the search', () => {
    const filters = { since: '2024-12-01', until: null, outlet: 'Reuters' };
    const answer = after('Why?', { filters: { ...none, outlet: 'Reuters' } }, { filters });
    expect(textOf(answer)).toContain('about: Reuters only');
    expect(textOf(answer)).not.toContain('Searched only what is from Reuters');
    expect(textOf(answer)).toContain('Searched only what was published since 1 Dec 2024.');
  });

  it('cannot be left out of the question where it finds nothing', () => {
    const time = { words: 'in May 2024', since: '2024-05-01', until: '2024-06-14', applied: true };
    const days = { since: '2024-05-01', until: '2024-05-31' };
    const miss = {
      verdict: 'nothing',
      findings: [],
      sources: [],
      understood: { time, outlet: null },
    } as const;
    const carried = { time: { kind: 'absolute', words: 'in May 2024', days, filter: days } } as const;
    expect(textOf(after('Why?', carried, miss))).toContain('Ask it with /ask as a question of its own');
    expect(textOf(after('And in May 2024?', carried, miss))).toContain('Ask without “in May 2024”');
  });

  it('does nothing but stand there, whatever it is', () => {
    const failing = hostileTexts(4711, 300).filter((hostile) => {
      const line = followedLine(
        after(hostile, {
          about: [name(hostile)],
          instead: hostile,
          filters: { ...none, outlet: hostile },
        }),
        english,
      );
      return (
        line === null || line.includes('\n') || line.length > 900 || showAsDiscord(line).rules.length > 0
      );
    });
    expect(failing).toEqual([]);
  });
});
