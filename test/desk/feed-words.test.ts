import { describe, expect, it } from 'vitest';
import type { Feed } from '../../src/archive/feeds.js';
import { closedPlaces, closedPlaceWords } from '../../src/desk/closed-place-words.js';
import { feedWords } from '../../src/desk/feed-words.js';
import { plainMarkdown } from '../../src/discord/markdown/plain-markdown.js';
import { shownMoment } from '../../src/discord/rendering/place-words.js';
import { UserError } from '../../src/errors.js';
import { keptError } from '../../src/kept-error.js';
import { wordingIn } from '../../src/locales/wording.js';
import { sampleFeed } from '../commands/sample-feed.js';

const [english, german] = [wordingIn('en'), wordingIn('de')];
const failing = { failingSince: '2026-03-01T09:30:00.000Z', lastError: 'It is broken: *try* again.' };

describe('how a feed fares', () => {
  it.each<[string, Partial<Feed>, readonly string[], readonly string[]]>([
    ['is polled', {}, ['next poll 2026-03-02 11:00 UTC'], ['nächste Abfrage 2026-03-02 11:00 UTC']],
    ['is new', { lastSuccessAt: null }, ['not polled yet'], ['noch nicht abgefragt']],
    ['was paused', { pausedBy: 'person', ...failing }, ['paused'], ['pausiert']],
    [
      'fails',
      failing,
      ['failing since 2026-03-01 09:30 UTC: It is broken: *try* again. Next try 2026-03-02 11:00 UTC'],
      [
        'seit 2026-03-01 09:30 UTC nicht zu lesen: It is broken: *try* again. Nächster Versuch 2026-03-02 11:00 UTC',
      ],
    ],
    [
      'failed for a week',
      { pausedBy: 'failures', ...failing },
      ['paused, since it failed for a week: It is broken: *try* again.'],
      ['pausiert, weil er eine Woche lang nicht zu lesen war: It is broken: *try* again.'],
    ],
    [
      'failed for no known reason',
      { pausedBy: 'failures', ...failing, lastError: null },
      ['paused, since it failed for a week: no reason is known'],
      ['pausiert, weil er eine Woche lang nicht zu lesen war: es ist kein Grund bekannt'],
    ],
    [
      'is no longer announced',
      { announceIn: '70', announcingStopped: 'channel-gone' },
      ['next poll 2026-03-02 11:00 UTC', 'nothing is announced any more: the channel is gone'],
      ['nächste Abfrage 2026-03-02 11:00 UTC', 'nichts wird mehr angekündigt: der Kanal ist nicht mehr da'],
    ],
    [
      'was never announced',
      { announcingStopped: 'channel-gone', lastSuccessAt: null },
      ['not polled yet'],
      ['noch nicht abgefragt'],
    ],
  ])('one that %s', (_, changes, inEnglish, inGerman) => {
    const feed = { ...sampleFeed, ...changes };
    expect(feedWords(feed, english)).toEqual(inEnglish);
    expect(feedWords(feed, german)).toEqual(inGerman);
  });
});

describe('what a feed failed for', () => {
  const lastError = keptError(new UserError('no-feed', { name: '*x*' }));
  const feed = { ...sampleFeed, failingSince: failing.failingSince, lastError };

  it('is said in the reader’s language', () => {
    expect(feedWords(feed, german)[0]).toContain(new UserError('no-feed', { name: '*x*' }).sentenceIn('de'));
    expect(feedWords(feed, german)[0]).not.toContain('"code"');
  });

  it('and its times stand as the reader’s own in Discord, its reasons as words', () => {
    const values = { moment: shownMoment, text: (text: string) => plainMarkdown(text, 300) };
    const [words] = feedWords(feed, english, values);
    expect(words).toMatch(/^failing since <t:1772357400:f>: .* Next try <t:1772449200:f>$/);
    expect(words).toContain('\\*x\\*');
    expect(words).not.toContain('UTC');
  });
});

describe('why nothing can be written somewhere', () => {
  it('has words of its own for each reason', () => {
    expect(new Set(closedPlaces.map((reason) => closedPlaceWords(reason, english))).size).toBe(
      closedPlaces.length,
    );
    expect(closedPlaceWords('channel-read-only', german)).toBe('ich darf in dem Kanal nicht schreiben');
  });

  it('is shown as it was kept by an older version', () => {
    expect(closedPlaceWords('the channel is gone', german)).toBe('the channel is gone');
    expect(closedPlaceWords('{{/ask}} toString', german)).toBe('{{/ask}} toString');
  });
});
