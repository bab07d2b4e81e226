import { describe, expect, it } from 'vitest';
import type { Answer, Finding } from '../../../src/archive/answer.js';
import { readQuotations } from '../../../src/discord/markdown/quotation-block.js';
import { defectsIn, renderInEnglish } from '../english-answer.js';
import { answerWith, findingWith, sourceWith } from '../answer-fixtures.js';
import { showAsDiscord } from '../discord-markdown-rules.js';
import { hostileTexts } from '../hostile-text.js';

const describeAnswer = (answer: Answer): string =>
  renderInEnglish(answer).message.embeds[0]?.description ?? '';

it('has no button under an answer that could not be kept, and says so once', () => {
  const parts = { findings: [findingWith('The bridge opens on Friday at noon.')], sources: [sourceWith()] };
  const [kept, unkept] = [answerWith(parts), { ...answerWith(parts), unkept: true as const }];
  expect(renderInEnglish(kept).message.components).not.toEqual([]);
  expect(renderInEnglish(unkept).message.components).toEqual([]);
  expect(describeAnswer(kept)).not.toContain('could not be kept');
  expect(describeAnswer(unkept).split('could not be kept')).toHaveLength(2);
  expect(renderInEnglish(unkept).message.embeds[0]?.footer?.text).not.toContain('/sources');
});

describe('the verdicts', () => {
  it('quotes first, then cites', () => {
    const answer = answerWith({
      findings: [
        findingWith('The bridge opens on Friday at noon.'),
        findingWith('It rained. Trams cross it from Monday on.', 2, 'Trams cross it from Monday on.'),
      ],
      sources: [
        sourceWith(),
        sourceWith({
          n: 2,
          publishedAt: null,
          provenance: { kind: 'pasted', by: { id: '100000000000000001', name: 'ana' } },
          url: null,
        }),
      ],
    });
    expect(describeAnswer(answer)).toBe(
      [
        '> The bridge opens on **Friday at noon**. [1]',
        '-# The Quayside Post · 13 Dec 2024',
        '',
        '> It rained. Trams cross it from **Monday** on. [2]',
        '-# The Quayside Post · undated · not checked',
        '',
        '**Sources**',
        '[1] [Harbour bridge opens, part 1](https://quayside.example/bridge/1#:~:text=The%20bridge%20opens%20on%20Friday%20at%20noon) · fetched from quayside.example',
        '[2] Harbour bridge opens, part 2 · pasted by \\@ana, not checked',
      ].join('\n'),
    );
    const [embed] = renderInEnglish(answer).message.embeds;
    expect(embed?.title).toBe('🟢 When does the harbour bridge open?');
    expect(embed?.footer?.text).toContain('k3v9q2xw');
    expect(embed?.footer?.text).toContain('/sources');
    expect(renderInEnglish(answer).message.components[0]?.components[0]).toMatchObject({
      label: 'Sources',
      custom_id: 'sources:k3v9q2xw',
    });
  });

  it('says who speaks, behind the whole quotation', () => {
    const finding = {
      ...findingWith('It rained. “It is *ours*,” she said.', 1, '“It is *ours*,” she said.'),
      speaker: 'Ada O’Lund',
    };
    expect(describeAnswer(answerWith({ findings: [finding] }))).toContain(
      '> It rained. “It is \\*ours\\*,” she said. [speaker: Ada O’Lund] [1]',
    );
  });

  it('says it of no part of the quotation', () => {
    const long = `${'“Nobody came. '.repeat(400)}She left.`;
    const finding = { ...findingWith(long, 1, 'She left.'), speaker: 'Ada Lund' };
    const text = describeAnswer(answerWith({ findings: [finding] }));
    expect(text).toContain('> She left. [1]');
    expect(text).not.toContain('Ada Lund');
  });

  it('shows an answer of a build that knew no speakers', () => {
    const { speaker: _, ...old } = findingWith('The bridge opens on Friday.');
    expect(describeAnswer(answerWith({ findings: [old as Finding] }))).toContain(
      '> The bridge opens on **Friday**. [1]',
    );
  });

  it('says that the nearest is not an answer', () => {
    const text = describeAnswer(answerWith({ verdict: 'nearest' }));
    expect(text.startsWith('Not sure. The nearest I have is:\n\n> The bridge')).toBe(true);
  });

  it('says what to do where there is nothing', () => {
    const { message } = renderInEnglish(answerWith({ verdict: 'nothing', findings: [], sources: [] }));
    expect(message.embeds[0]?.description).toContain('I found nothing in the archive that answers this.');
    expect(message.embeds[0]?.description).toContain('/add');
    expect(JSON.stringify(message.components)).not.toContain('sources:');
  });

  it('looks different for each', () => {
    const colors = (['answered', 'nearest', 'nothing'] as const).map(
      (verdict) => renderInEnglish(answerWith({ verdict })).message.embeds[0]?.color,
    );
    expect(new Set(colors).size).toBe(3);
  });
});

describe('what narrowed the search', () => {
  it.each([
    [{ since: null, until: null, outlet: null }, 0, null],
    [
      { since: '2024-12-01', until: null, outlet: null },
      1,
      'Searched only what was published since 1 Dec 2024.\n1 article without a date was left out.',
    ],
    [
      { since: null, until: '2024-12-31', outlet: null },
      3,
      'Searched only what was published until 31 Dec 2024.\n3 articles without a date were left out.',
    ],
    [
      { since: '2024-12-01', until: '2024-12-31', outlet: 'A*B' },
      0,
      'Searched only what is from A\\*B.\nSearched only what was published from 1 Dec 2024 to 31 Dec 2024.',
    ],
    [
      { since: '2024-12-01', until: '2024-12-01', outlet: null },
      0,
      'Searched only what was published on 1 Dec 2024.',
    ],
  ])('%j, %i left out', (filters, undatedLeftOut, note) => {
    const text = describeAnswer(answerWith({ filters, undatedLeftOut }));
    expect(text.split(/(?<=fetched from quayside\.example)/)[1]).toBe(
      note === null ? undefined : `\n\n${note}`,
    );
  });
});

describe('a source line', () => {
  it.each([
    [
      'a file',
      sourceWith({ provenance: { kind: 'file', fileName: 'my_notes.txt', by: null } }),
      'from file my\\_notes.txt, not checked',
    ],
    [
      'a feed',
      sourceWith({ provenance: { kind: 'feed', host: 'a.example', feedUrl: 'https://a.example/rss' } }),
      'from the feed of a.example',
    ],
    [
      'a long title',
      sourceWith({ title: 'Harbour bridge opens after eleven years of building and four of quarrel' }),
      '[Harbour bridge opens after eleven years of building and…](',
    ],
    ['no title', sourceWith({ title: null }), '[Untitled article](https://quayside.example/bridge/1#'],
    ['a title of invisible characters', sourceWith({ title: '\u200B\u202E' }), '[Untitled article]('],
    [
      'a title with brackets',
      sourceWith({ title: 'Live](https://evil.example) [now' }),
      '[Live)(https\\:\\/\\/evil.example) (now](https://quayside.example/bridge/1#',
    ],
    ['a script URL', sourceWith({ url: 'javascript:alert(1)' }), '[1] Harbour bridge opens, part 1 · '],
    [
      'a URL with brackets',
      sourceWith({ url: 'https://a.example/x_(y)?q=<z>*' }),
      '(https://a.example/x_%28y%29?q=%3Cz%3E%2A#:~:text=The%20bridge',
    ],
    [
      'a URL with a password',
      sourceWith({ url: 'https://u:p@a.example/' }),
      '[1] Harbour bridge opens, part 1 · ',
    ],
    [
      'a starter article',
      sourceWith({ outlet: 'Dateline starter archive', provenance: { kind: 'starter' } }),
      '-# Dateline starter archive · 13 Dec 2024\n\n**Sources**\n[1] [',
    ],
    ['a time shortly before midnight', sourceWith({ publishedAt: '2024-12-13T23:59:59Z' }), '13 Dec 2024'],
    ['a date that is none', sourceWith({ publishedAt: '[x](y)' }), '\\[x\\](y)'],
  ])('of %s', (_, source, expected) => {
    expect(describeAnswer(answerWith({ sources: [source] }))).toContain(expected);
  });
});

describe('untrusted text', () => {
  it('is not quoted where it cannot be shown unchanged, and its source still is', () => {
    const text = describeAnswer(
      answerWith({
        findings: [findingWith('Opens \u202Eyadirf'), findingWith('Opens on Friday.', 2)],
        sources: [sourceWith(), sourceWith({ n: 2 })],
      }),
    );
    expect(readQuotations(text)).toEqual([{ source: 2, slice: 'Opens on Friday.', speaker: null }]);
    expect(text).toContain('Not quoted, because Discord cannot show it unchanged. Read it at [1].');
    expect(text).toContain('\n[1] The Quayside Post');
  });

  it('does nothing but stand there, wherever it comes from', () => {
    const texts = hostileTexts(4711, 1500).filter((text) => /\S/.test(text));
    const failing = texts.filter((hostile) => {
      const answer = answerWith({
        question: hostile,
        filters: { since: null, until: null, outlet: hostile },
        findings: [{ ...findingWith(hostile), speaker: hostile }],
        sources: [
          sourceWith({
            title: hostile,
            outlet: hostile,
            provenance: { kind: 'file', fileName: hostile, by: null },
          }),
        ],
      });
      const rendered = renderInEnglish(answer);
      const [embed] = rendered.message.embeds;
      const { rules } = showAsDiscord(embed?.description ?? '');
      const titleRules = showAsDiscord(embed?.title ?? '').rules;
      // Ours: the quotation's block, the heading of the sources, and the link to the one source.
      const unexpected = rules.filter(
        (rule) => !['block quote', 'bold', 'masked link', 'small text'].includes(rule),
      );
      const links = rules.filter((rule) => rule === 'masked link');
      const defects = defectsIn(answer, rendered);
      return unexpected.length > 0 || titleRules.length > 0 || links.length !== 1 || defects.length > 0;
    });
    expect(failing).toEqual([]);
  });
});
