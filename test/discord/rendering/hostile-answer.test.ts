import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/archive/answer.js';
import type { Provenance } from '../../../src/archive/article.js';
import { embedLimits } from '../../../src/discord/rendering/message.js';
import { renderAnswer } from '../../../src/discord/rendering/render-answer.js';
import { checkQuotations } from '../../../src/discord/rendering/check-quotations.js';
import { languageCodes } from '../../../src/locales/language.js';
import { wordingIn } from '../../../src/locales/wording.js';
import { answerWith, findingWith, sourceWith } from '../answer-fixtures.js';
import { showAsDiscord } from '../discord-markdown-rules.js';
import { hostileTexts } from '../hostile-text.js';

const openings = [
  'Who is',
  'When did',
  'Where is',
  'How many',
  'Why did',
  'What did he say of',
  'Which team has',
  '',
];
const person = (name: string) => ({ id: '100000000000000001', name });

/** Everywhere where a text of others may be stands this one. */
function answerOf(hostile: string, index: number): Answer {
  const provenances: readonly Provenance[] = [
    { kind: 'fetched', host: hostile },
    { kind: 'feed', host: hostile, feedUrl: hostile },
    { kind: 'file', fileName: hostile, by: null },
    { kind: 'pasted', by: person(hostile) },
    {
      kind: 'posted',
      by: person(hostile),
      author: person(hostile),
      messageUrl: 'https://discord.com/channels/1/2/3',
      forwarded: false,
    },
  ];
  return answerWith({
    question: `${openings[index % openings.length]} ${hostile}?`,
    verdict: index % 3 === 0 ? 'nearest' : 'answered',
    asOf: '2026-11-27',
    filters: { since: hostile, until: index % 2 === 0 ? hostile : null, outlet: hostile },
    findings: provenances.map((_, place) => ({
      ...findingWith(`On Friday, ${hostile} and 12 men ${hostile} came.`, place + 1, `${hostile} came.`),
      speaker: hostile,
    })),
    sources: provenances.map((provenance, place) =>
      sourceWith({
        n: place + 1,
        title: hostile,
        outlet: hostile,
        publishedAt: place % 2 === 0 ? hostile : '2020-01-01',
        provenance,
        outletBy: person(hostile),
      }),
    ),
    disagreement: {
      values: [
        { value: '12 men', source: 1, publishedAt: hostile },
        { value: hostile, source: 2, publishedAt: '2020-01-01' },
        { value: '12', source: 3, publishedAt: null },
      ],
    },
    coverage: { story: 's1', articles: 4, independentOutlets: 3 },
    undatedLeftOut: 2,
    understood: {
      time: { words: hostile, since: '2020-01-01', until: hostile, applied: false },
      outlet: hostile,
      respelt: [{ asked: hostile, as: hostile }],
    },
  });
}

/** Which of Discord's rules are ours: as many as there are lines of ours. */
function isOurs(text: string, sources: number): boolean {
  const { rules } = showAsDiscord(text);
  const count = (name: string): number => rules.filter((rule) => rule === name).length;
  const others = rules.filter((rule) => !['block quote', 'bold', 'masked link', 'small text'].includes(rule));
  return others.length === 0 && count('masked link') <= sources && count('small text') <= 4;
}

describe.each(languageCodes)('hostile text in an answer in %s', (language) => {
  const wording = wordingIn(language);

  it('does nothing but stand there, on every page, and what is quoted is what is stored', () => {
    // What the texts do is the same in every language; the words around them are few.
    const failing = hostileTexts(27_13, language === 'en' ? 60 : 8)
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .filter((hostile, index) => {
        const answer = answerOf(hostile, index);
        const { pages } = renderAnswer(answer, { wording });
        return Array.from({ length: pages }, (_, page) => page).some((page) => {
          const rendered = renderAnswer(answer, { wording, page });
          const [embed] = rendered.message.embeds;
          const text = embed?.description ?? '';
          const isTooLong = text.length > embedLimits.description || (embed?.title?.length ?? 0) > 256;
          const titleRules = showAsDiscord(embed?.title ?? '').rules;
          return (
            isTooLong ||
            titleRules.length > 0 ||
            !isOurs(text, rendered.quoted.length) ||
            checkQuotations(answer, rendered, wording).length > 0
          );
        });
      });
    expect(failing).toEqual([]);
  });
});

describe.each(languageCodes)('an answer in %s', (language) => {
  const wording = wordingIn(language);
  const answer = answerWith({
    findings: [
      { ...findingWith('“It left 14 dead,” she said.'), speaker: 'Ada O’Lund' },
      findingWith('It left 12 dead.', 2),
    ],
    sources: [sourceWith(), sourceWith({ n: 2, outlet: 'Gazete Şehir' })],
    disagreement: {
      values: [
        { value: '14 dead', source: 1, publishedAt: '2024-12-13' },
        { value: '12 dead', source: 2, publishedAt: null },
      ],
    },
  });

  it('is read back by its shape: quotations, speakers and numbers that differ', () => {
    const rendered = renderAnswer(answer, { wording });
    expect(checkQuotations(answer, rendered, wording)).toEqual([]);
    expect(rendered.message.embeds[0]?.description).toContain(': Ada O’Lund] [1]');
  });

  it.each([
    ['another speaker', 'Ada O’Lund', 'Bo Kvist'],
    ['another number', '**12 dead**', '**13 dead**'],
    ['a number without its source', '**12 dead** [2]', '**12 dead**'],
    ['another outlet', 'Gazete Şehir', 'Gazete Köy'],
    ['another quotation', 'left 12 dead', 'left 11 dead'],
  ])('is not sent with %s', (_, before, after) => {
    const rendered = renderAnswer(answer, { wording });
    const [embed] = rendered.message.embeds;
    const description = embed?.description?.replace(before, after) ?? '';
    expect(description).not.toBe(embed?.description);
    const changed = { ...rendered, message: { ...rendered.message, embeds: [{ ...embed, description }] } };
    expect(checkQuotations(answer, changed, wording)).not.toEqual([]);
  });
});
