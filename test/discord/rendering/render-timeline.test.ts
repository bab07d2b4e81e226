import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { checkQuotations } from '../../../src/discord/rendering/check-quotations.js';
import { checkedAnswer } from '../../../src/discord/rendering/checked-answer.js';
import { renderTimeline } from '../../../src/discord/rendering/render-timeline.js';
import { wordingIn } from '../../../src/locales/wording.js';
import { hostileTexts } from '../hostile-text.js';
import { timelineOf } from '../timeline-fixtures.js';

const wording = wordingIn('en');
const textOf = (message: { readonly embeds: readonly { readonly description?: string }[] }) =>
  message.embeds[0]?.description ?? '';
const days = (count: number, quote = 'The Torsund ferry ran aground off Odenvik.') =>
  Array.from({ length: count }, (_, index) => ({
    day: `2026-03-${String(index + 1).padStart(2, '0')}`,
    quote: `${quote} ${index + 1}`,
  }));

describe('a timeline', () => {
  it('shows each day with how many tell it, a quotation, whose it is, and a link to these words', () => {
    const answer = timelineOf([
      {
        day: '2026-03-01',
        quote: 'The Torsund ferry ran aground.',
        independentOutlets: 3,
        articles: 4,
      },
      { day: '2026-03-02', quote: 'He was tired.', speaker: 'Ole Berg', independentOutlets: 0 },
    ]);
    const { message, quoted } = renderTimeline(answer, { wording });
    expect(message.embeds[0]?.title).toBe('Timeline: the Torsund ferry');
    expect(textOf(message).split('\n')).toEqual([
      '**1 Mar 2026** · 3 independent outlets · 4 articles',
      '> The Torsund ferry ran aground. [1]',
      '-# Northern Ledger · 1 Mar 2026',
      expect.stringMatching(
        /^\[1\] \[Ferry runs aground\]\(https:\/\/ledger\.example\/0#:~:text=.*\) · fetched from/,
      ),
      '',
      '**2 Mar 2026**',
      '> He was tired. [speaker: Ole Berg] [2]',
      '-# Northern Ledger · 2 Mar 2026',
      expect.stringMatching(/^\[2\]/),
    ]);
    expect(quoted).toEqual([0, 1]);
    expect(checkQuotations(answer, renderTimeline(answer, { wording }), wording)).toEqual([]);
    expect(message.embeds[0]?.footer?.text).toBe(
      'Timeline abcd1234 · 2 days · /sources cites it at any time',
    );
  });

  it('is laid out on pages that show every day once, each within Discord’s room and sound', () => {
    const long = `${'word '.repeat(58)}at last.`;
    const answer = timelineOf(days(40, long), { question: 'x'.repeat(600) });
    const { pages } = renderTimeline(answer, { wording });
    expect(pages).toBeGreaterThan(6);
    const shown: number[] = [];
    for (let page = 0; page < pages; page += 1) {
      const rendered = renderTimeline(answer, { wording, page });
      const [embed] = rendered.message.embeds;
      const length = `${embed?.title ?? ''}${embed?.description ?? ''}${embed?.footer?.text ?? ''}`.length;
      expect(embed?.description?.length).toBeLessThanOrEqual(4096);
      expect(embed?.title?.length).toBeLessThanOrEqual(256);
      expect(length).toBeLessThanOrEqual(6000);
      expect(checkQuotations(answer, rendered, wording)).toEqual([]);
      const ids = rendered.message.components.flatMap(({ components }) =>
        components.map((button) => ('custom_id' in button ? button.custom_id : '')),
      );
      expect(new Set(ids).size).toBe(ids.length);
      shown.push(...rendered.quoted);
    }
    expect(shown).toEqual(Array.from({ length: 40 }, (_, index) => index));
    expect(renderTimeline(answer, { wording, page: 999 }).page).toBe(pages - 1);
  });

  it('leaves out a day whose article was removed, and says where nothing is left', () => {
    const answer = timelineOf(days(2));
    const purged = { ...answer, findings: answer.findings.slice(1) };
    expect(renderTimeline(purged, { wording }).quoted).toEqual([0]);
    const empty = renderTimeline({ ...answer, findings: [] }, { wording });
    expect(textOf(empty.message)).toContain('I found nothing on it');
    expect(empty.message.components).toEqual([]);
  });

  it('says what narrowed it and what has no date', () => {
    const filters = { since: '2026-03-01', until: null, outlet: 'Northern *Ledger*' };
    const answer = timelineOf(days(1), { filters });
    const text = textOf(
      renderTimeline({ ...answer, timeline: { days: [], undated: 2, ...answer.timeline } }, { wording })
        .message,
    );
    expect(text).toContain('published since 1 Mar 2026');
    expect(text).toContain(String.raw`Northern \*Ledger\*`);
    const undated = { days: answer.timeline?.days ?? [], undated: 2 };
    expect(textOf(renderTimeline({ ...answer, timeline: undated }, { wording }).message)).toContain(
      '2 articles on it have no date',
    );
  });

  it('says in which days nothing was found, and how to search all', () => {
    const understood = {
      time: { words: 'last week', since: '2026-03-02', until: '2026-03-08', applied: true },
      outlet: null,
    };
    const text = textOf(renderTimeline(timelineOf([], { understood }), { wording }).message);
    expect(text).toContain('from 2 Mar 2026 to 8 Mar 2026');
    expect(text).toContain('Ask without “last week”');
    expect(text).toContain('/add');
  });

  it('speaks German', () => {
    const german = wordingIn('de');
    const answer = timelineOf([{ day: '2026-03-01', quote: 'Die Fähre lief auf Grund.' }]);
    const { message } = renderTimeline(answer, { wording: german });
    expect(message.embeds[0]?.title).toBe('Zeitleiste: the Torsund ferry');
    expect(textOf(message)).toContain('1 unabhängiges Medium');
    expect(checkQuotations(answer, renderTimeline(answer, { wording: german }), german)).toEqual([]);
  });

  it('quotes hostile words unchanged or not at all, and lets nothing of them through', () => {
    for (const text of hostileTexts(7, 400)) {
      const answer = timelineOf([{ day: '2026-03-01', quote: text, title: text, outlet: text }], {
        question: text,
        filters: { since: null, until: null, outlet: text },
      });
      const rendered = renderTimeline(answer, { wording });
      expect(checkQuotations(answer, rendered, wording)).toEqual([]);
      const [embed] = rendered.message.embeds;
      const bare = `${embed?.title ?? ''}\n${embed?.description ?? ''}`.replaceAll(/\\./g, '');
      expect(bare).not.toMatch(/@everyone|@here|<@|<#|<:|discord\.gg\/|\|\||^#/m);
    }
  });

  it('leaves a quotation out that fails its check, and keeps the source', () => {
    const answer = timelineOf(days(2));
    const logged: string[] = [];
    const logger = pino({ level: 'error' }, { write: (line: string) => void logged.push(line) });
    const message = checkedAnswer(answer, { wording }, logger, (given, view) => {
      const rendered = renderTimeline(given, view);
      const [embed] = rendered.message.embeds;
      const forged = embed?.description?.replace('aground off Odenvik\\. 1', 'afloat') ?? '';
      const wrong = forged.replace('aground off Odenvik. 1', 'afloat');
      return { ...rendered, message: { ...rendered.message, embeds: [{ ...embed, description: wrong }] } };
    });
    expect(logged).toHaveLength(1);
    expect(textOf(message)).not.toContain('afloat');
    expect(textOf(message)).toContain('Not quoted, because Discord cannot show it unchanged');
    expect(textOf(message)).toContain('[1] Northern Ledger');
  });
});
