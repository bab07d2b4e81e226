import { describe, expect, it } from 'vitest';
import type { Answer, Understood } from '../../../src/archive/answer.js';
import { renderInEnglish } from '../english-answer.js';
import { answerWith } from '../answer-fixtures.js';
import { showAsDiscord } from '../discord-markdown-rules.js';
import { hostileTexts } from '../hostile-text.js';

const asOf = '2026-11-21';
const thisWeek = { words: 'this week', since: '2026-11-07', until: null, applied: true };
const inMay = { words: 'in May 2024', since: '2024-05-01', until: '2024-06-14', applied: true };

function describeAnswer(understood: Understood, parts: Partial<Answer> = {}): string {
  const { message } = renderInEnglish(answerWith({ asOf, understood, ...parts }));
  return message.embeds[0]?.description ?? '';
}

/** What stands behind the sources. */
function notes(understood: Understood): string | undefined {
  return describeAnswer(understood).split(/(?<=fetched from quayside\.example)\n\n/)[1];
}

describe('what was read in the question', () => {
  it.each<[string, Understood, string | undefined]>([
    ['nothing', { time: null, outlet: null }, undefined],
    [
      'days up to the day of asking',
      { time: thisWeek, outlet: null },
      '“this week” was read as articles from 7 Nov 2026 to 21 Nov 2026.',
    ],
    [
      'days of the past',
      { time: inMay, outlet: null },
      '“in May 2024” was read as articles from 1 May 2024 to 14 Jun 2024.',
    ],
    [
      'days before a date',
      { time: { ...inMay, words: 'before 3 March 2024', since: null, until: '2024-03-03' }, outlet: null },
      '“before 3 March 2024” was read as articles up to 3 Mar 2024.',
    ],
    [
      'words that only prefer',
      { time: { words: 'recently', since: null, until: null, applied: false }, outlet: null },
      undefined,
    ],
    ['an outlet', { time: null, outlet: 'Lowmoor_Echo' }, 'Articles of Lowmoor\\_Echo were preferred.'],
    [
      'both',
      { time: thisWeek, outlet: 'The Quay' },
      '“this week” was read as articles from 7 Nov 2026 to 21 Nov 2026.\nArticles of The Quay were preferred.',
    ],
  ])('%s', (_case, understood, note) => {
    expect(notes(understood)).toBe(note);
  });

  it('stands between the filters that were given and the undated articles that were left out', () => {
    const text = describeAnswer(
      { time: thisWeek, outlet: null },
      { filters: { since: null, until: null, outlet: 'The Quay' }, undatedLeftOut: 2 },
    );
    expect(text.split('\n').slice(-3)).toEqual([
      'Searched only what is from The Quay.',
      '“this week” was read as articles from 7 Nov 2026 to 21 Nov 2026.',
      '2 articles without a date were left out.',
    ]);
  });

  it('is not asked of an answer of an earlier build', () => {
    const { understood: _understood, ...earlier } = answerWith();
    expect(() => renderInEnglish(earlier)).not.toThrow();
  });
});

describe('a miss', () => {
  const miss: Partial<Answer> = { verdict: 'nothing', findings: [], sources: [] };

  it('names the days for which it holds, and the way out', () => {
    expect(describeAnswer({ time: thisWeek, outlet: null }, miss)).toBe(
      [
        'I found nothing in articles from 7 Nov 2026 to 21 Nov 2026 that answers this.',
        'Ask without “this week” to search the whole archive.',
        'If you know an article that does, add it with /add and ask again.',
      ].join('\n'),
    );
  });

  it('holds for the whole archive where the days were no filter', () => {
    const text = describeAnswer({ time: { ...thisWeek, applied: false }, outlet: null }, miss);
    expect(text).toContain('I found nothing in the archive that answers this.\nIf you know');
    expect(text).toContain(
      '“this week” was read as articles from 7 Nov 2026 to 21 Nov 2026. None of them answers',
    );
  });
});

it('does nothing but stand there, whatever the words and the outlet are', () => {
  const failing = hostileTexts(815, 500).filter((hostile) => {
    const understood = { time: { ...thisWeek, words: hostile }, outlet: hostile };
    const texts = [
      describeAnswer(understood),
      describeAnswer(understood, { verdict: 'nothing', findings: [], sources: [] }),
    ];
    return texts.some((text) => {
      const ours = ['block quote', 'bold', 'masked link', 'small text'];
      const rules = showAsDiscord(text).rules.filter((rule) => !ours.includes(rule));
      return rules.length > 0 || (text.match(/\]\(https?:/g) ?? []).length > 1;
    });
  });
  expect(failing).toEqual([]);
});

it('keeps to one line, however long the words are', () => {
  const text = describeAnswer({
    time: { ...thisWeek, words: 'on Sunday … '.repeat(40) },
    outlet: 'x'.repeat(900),
  });
  expect(text.length).toBeLessThan(600);
});

it('says first that none of the days answers', () => {
  const understood = { time: { ...inMay, applied: false }, outlet: null };
  expect(describeAnswer(understood).split('\n')[0]).toBe(
    '⚠️ “in May 2024” was read as articles from 1 May 2024 to 14 Jun 2024. None of them answers, so the whole archive was searched.',
  );
  expect(notes(understood)).toBeUndefined();
});
