import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/archive/answer.js';
import { checkQuotations } from '../../../src/discord/rendering/check-quotations.js';
import { carriesItsVerdicts, checkedCheck } from '../../../src/discord/rendering/checked-check.js';
import { embedLimits } from '../../../src/discord/rendering/message.js';
import { renderCheck, type CheckView } from '../../../src/discord/rendering/render-check.js';
import { languageCodes } from '../../../src/locales/language.js';
import { wordingIn } from '../../../src/locales/wording.js';
import { sourceWith } from '../answer-fixtures.js';
import { bearingFinding, checkWith } from '../check-fixtures.js';
import { hostileTexts } from '../hostile-text.js';

const view: CheckView = {
  wording: wordingIn('en'),
  messageLink: 'https://discord.com/channels/1/2/3',
  sharedBy: null,
  isShareable: true,
};
const none: ReadonlySet<number> = new Set();
const rendered = (answer: Answer, without = none) => renderCheck(answer, view, without);
const text = (answer: Answer, without = none) =>
  rendered(answer, without).message.embeds[0]?.description ?? '';
const silent = pino({ level: 'silent' });

const claims = ['It opened on Friday.', 'It cost 3 million.', 'It is red.', 'Nobody paid.'];
const mixed = checkWith({
  check: { claims, leftOut: 2, message: null },
  findings: [
    bearingFinding('It opened on Friday at noon.', 'supports', { claim: 0 }),
    bearingFinding('It opened on Friday, at last.', 'supports', { claim: 0, source: 2, isReported: true }),
    bearingFinding('It opened on Monday.', 'differs', { claim: 0, source: 3 }),
    bearingFinding('It cost 4 million, the town said.', 'differs', { claim: 1, source: 2, isReported: true }),
    bearingFinding('The railings are red.', 'nearest', { claim: 2 }),
  ],
  sources: [1, 2, 3].map((n) => sourceWith({ n })),
});

describe('renderCheck', () => {
  it('puts each claim above what is said to it, and each quotation under its verdict', () => {
    expect(text(mixed).split('\n\n**Sources**')[0]).toBe(
      [
        '**1.** It opened on Friday.',
        '✔ **The archive supports it:**',
        '> It opened on Friday at noon. [1]',
        '-# The Quayside Post · 13 Dec 2024',
        '✔ **The archive supports it, as somebody’s statement:**',
        '> It opened on Friday, at last. [2]',
        '-# The Quayside Post · 13 Dec 2024',
        '✘ **The archive differs:**',
        '> It opened on Monday. [3]',
        '-# The Quayside Post · 13 Dec 2024',
        '',
        '**2.** It cost 3 million.',
        '✘ **The archive differs, in somebody’s statement:**',
        '> It cost 4 million, the town said. [2]',
        '-# The Quayside Post · 13 Dec 2024',
        '',
        '**3.** It is red.',
        '**Nothing found that decides it.** The nearest:',
        '> The railings are red. [1]',
        '-# The Quayside Post · 13 Dec 2024',
        '',
        '**4.** Nobody paid.',
        '**Nothing found.**',
      ].join('\n'),
    );
    expect(text(mixed)).toContain('2 more claims were not looked up.');
    expect(checkQuotations(mixed, rendered(mixed), view.wording)).toEqual([]);
    expect(carriesItsVerdicts(mixed, rendered(mixed), view.wording)).toBe(true);
  });

  it('gives no verdict whose quotation is left out or cannot be shown', () => {
    expect(text(mixed, new Set([3]))).toContain(
      '**2.** It cost 3 million.\n**Something on it is in the archive, but not in words that fit in here.**',
    );
    const unshowable = checkWith({ findings: [bearingFinding('It opened\u202E on Friday.', 'supports')] });
    expect(text(unshowable)).not.toContain('The archive supports it');
    expect(text(unshowable)).toContain('not in words that fit in here');
  });

  it('keeps to what an embed holds, whatever claims and articles say, and shows one quotation of each claim first', () => {
    const long = hostileTexts(7, 5, 400).map((claim) => claim.slice(0, 300));
    const quote = 'It was said on Friday, and said again. '.repeat(10).trim();
    const full = checkWith({
      check: { claims: long, leftOut: 9, message: null },
      findings: long.flatMap((_, claim) =>
        (['supports', 'supports', 'differs', 'differs'] as const).map((how, index) =>
          bearingFinding(`${quote} ${claim}${index}`, how, { claim, source: claim * 4 + index + 1 }),
        ),
      ),
      sources: Array.from({ length: 20 }, (_, index) => sourceWith({ n: index + 1, title: 'x'.repeat(150) })),
    });
    const { message, quoted } = rendered(full);
    expect(message.embeds[0]?.description?.length).toBeLessThanOrEqual(embedLimits.description);
    expect(quoted.length).toBeGreaterThan(1);
    expect(new Set(quoted.map((index) => full.findings[index]?.bears?.claim)).size).toBe(quoted.length);
    expect(text(full)).toMatch(/\d+ more quotations did not fit/);
    expect(carriesItsVerdicts(full, { message, quoted }, view.wording)).toBe(true);
  });

  it.each(hostileTexts(11, 40))('shows a claim as it was written and nothing else: %j', (hostile) => {
    const answer = checkWith({ check: { claims: [hostile], leftOut: 0, message: null } });
    const message = checkedCheck(answer, view, silent);
    expect(message.embeds[0]?.description).toContain('> The bridge opens on Friday at noon. [1]');
    expect(message.embeds[0]?.description?.match(/^> /gm)).toHaveLength(1);
    expect(message.embeds[0]?.description).not.toMatch(/(?<!\\)<@|(?<!\\)@everyone/);
  });

  it.each(languageCodes)('can be read back in %s', (code) => {
    const own = { ...view, wording: wordingIn(code) };
    const shown = renderCheck(mixed, own, none);
    expect(carriesItsVerdicts(mixed, shown, own.wording)).toBe(true);
  });
});

/** The mixed check after somebody changed its text. */
const tampered = (change: (shown: string) => string) => {
  const { message, quoted } = rendered(mixed);
  const embeds = message.embeds.map((embed) => ({
    ...embed,
    description: change(embed.description ?? ''),
  }));
  return { message: { ...message, embeds }, quoted };
};

describe('carriesItsVerdicts', () => {
  it.each([
    ['another verdict', '✘ **The archive differs:**', '✔ **The archive supports it:**'],
    ['a verdict without a quotation', '> It opened on Monday. [3]', ''],
    ['a quotation without a verdict', '✘ **The archive differs, in somebody’s statement:**\n', ''],
    ['a verdict on nothing', '**Nothing found.**', '✔ **The archive supports it:**'],
  ])('notices %s', (_, from, to) => {
    const shown = tampered((description) => description.replace(from, to));
    expect(carriesItsVerdicts(mixed, shown, view.wording)).toBe(false);
  });
});
