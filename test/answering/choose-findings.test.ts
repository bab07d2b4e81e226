import { describe, expect, it } from 'vitest';
import { chooseFindings, type ChosenQuotation } from '../../src/answering/choose-findings.js';
import { countWords, maximumQuotationWords } from '../../src/answering/quotation.js';
import type { ReadPassage } from '../../src/answering/score-sentences.js';
import { AskedTerms } from '../../src/search/asked-terms.js';
import { weighed } from '../search/weighed-terms.js';
import { sampleCandidate, samplePassage, type SampleCandidate } from './sample-candidates.js';

const texts = {
  bridge: 'Mayor Ada Lund opened the bridge over the Low on Monday morning.',
  mill: 'Nine workers of the paper mill lost their jobs before the winter.',
  ferry: 'Some forty passengers waited for the evening ferry in the rain.',
  school: 'Every school in the valley will teach swimming from next autumn.',
};

function choose(passages: readonly ReadPassage[], limit = 5): readonly ChosenQuotation[] {
  return chooseFindings(passages, new AskedTerms([]), limit);
}

/** A sentence that is a passage, and an article of its own unless told. */
function alone(text: string, likelihood: number, parts: SampleCandidate = {}): ReadPassage {
  return samplePassage(sampleCandidate(text, { articleId: text, ...parts }), likelihood);
}

function quotes(chosen: readonly ChosenQuotation[]): readonly string[] {
  return chosen.map(({ quote }) => quote);
}

describe('chooseFindings', () => {
  it('quotes the likeliest first, as slices of the text of the article', () => {
    const candidate = sampleCandidate(`${texts.bridge} ${texts.mill}`, { start: 40 });
    const passages = [samplePassage(candidate, 0.001, 0.6), alone(texts.ferry, 0.7)];
    const [first, second, ...others] = choose(passages);
    expect(others).toEqual([]);
    expect(first?.quote).toBe(texts.ferry);
    expect(second?.quote).toBe(texts.mill);
    expect(candidate.passage.article.text.slice(second?.start, second?.end)).toBe(texts.mill);
    expect(second?.key).toEqual({ start: second?.start, end: second?.end });
    expect(second?.likelihood).toBe(0.6);
  });

  it('says which sentence is the likeliest where its neighbour is quoted with it', () => {
    const leaning = 'She thanked the builders for their patience.';
    const candidate = sampleCandidate(`${texts.bridge} ${leaning}`);
    const [finding] = choose([samplePassage(candidate, 0.1, 0.6)]);
    expect(finding?.quote).toBe(`${texts.bridge} ${leaning}`);
    expect(candidate.passage.text.slice(finding?.key.start, finding?.key.end)).toBe(leaning);
    expect(finding?.likelihood).toBeCloseTo(0.7);
  });

  it('quotes the likeliest also where it leans on a sentence that says nothing', () => {
    const leaning = 'She thanked the builders for their patience.';
    const candidate = sampleCandidate(`${texts.bridge} ${leaning}`);
    expect(quotes(choose([samplePassage(candidate, 0.001, 0.6)]))).toEqual([`${texts.bridge} ${leaning}`]);
  });

  it('hears another article before it quotes one again', () => {
    const long = [
      alone(texts.bridge, 0.3, { articleId: 'long', passageId: 1 }),
      alone(texts.mill, 0.29, { articleId: 'long', passageId: 2, start: 200 }),
      alone(texts.school, 0.28, { articleId: 'long', passageId: 3, start: 400 }),
    ];
    const other = alone(texts.ferry, 0.16);
    expect(quotes(choose([...long, other]))).toEqual([texts.bridge, texts.ferry, texts.mill, texts.school]);
  });

  it('does not take articles of two collections for one', () => {
    const passages = [
      alone(texts.bridge, 0.3, { articleId: 'a', collection: 'local' }),
      alone(texts.mill, 0.29, { articleId: 'a', collection: 'seeds' }),
      alone(texts.ferry, 0.2, { articleId: 'b' }),
    ];
    expect(quotes(choose(passages))).toEqual([texts.bridge, texts.mill, texts.ferry]);
  });

  it('but still quotes it again where it is much likelier', () => {
    const passages = [
      alone(texts.bridge, 0.4, { articleId: 'long', passageId: 1 }),
      alone(texts.mill, 0.39, { articleId: 'long', passageId: 2, start: 200 }),
      alone(texts.ferry, 0.1),
    ];
    expect(quotes(choose(passages))).toEqual([texts.bridge, texts.mill, texts.ferry]);
  });

  it('quotes no stretch of text twice', () => {
    const candidate = sampleCandidate(`${texts.bridge} ${texts.mill}`);
    const [finding, ...others] = choose([samplePassage(candidate, 0.5, 0.4)]);
    expect(finding?.quote).toBe(`${texts.bridge} ${texts.mill}`);
    expect(others).toEqual([]);
  });

  it('nor where two passages of an article overlap', () => {
    const first = sampleCandidate(`${texts.bridge} ${texts.mill}`);
    const start = texts.bridge.length + 1;
    const second = sampleCandidate(`${texts.mill} ${texts.ferry}`, { passageId: 2, start });
    const chosen = choose([samplePassage(first, 0.3, 0.2), samplePassage(second, 0.2, 0.1)]);
    // What of the second passage is not quoted yet may be.
    expect(quotes(chosen)).toEqual([`${texts.bridge} ${texts.mill}`, texts.ferry]);
  });

  it('drops what only repeats the words of another article', () => {
    const copy = texts.bridge.replace('morning', 'evening').toUpperCase();
    const passages = [
      alone(texts.bridge, 0.3),
      alone(copy, 0.29),
      alone(texts.bridge, 0.28, { articleId: 'copy' }),
      alone(texts.ferry, 0.1),
    ];
    expect(quotes(choose(passages))).toEqual([texts.bridge, texts.ferry]);
  });

  it('does not hold a repetition that it dropped against its article', () => {
    const copying = { articleId: 'copying' };
    const passages = [
      alone(texts.bridge, 0.3),
      alone(texts.bridge, 0.29, copying),
      alone(texts.mill, 0.2, { ...copying, passageId: 2, start: 200 }),
      alone(texts.ferry, 0.15),
    ];
    expect(quotes(choose(passages))).toEqual([texts.bridge, texts.mill, texts.ferry]);
  });

  it('shows nothing far behind the first, and no more than asked', () => {
    const passages = [
      alone(texts.bridge, 0.5),
      alone(texts.mill, 0.3),
      alone(texts.ferry, 0.19),
      alone(texts.school, 0.001),
    ];
    expect(quotes(choose(passages))).toEqual([texts.bridge, texts.mill, texts.ferry]);
    expect(quotes(choose(passages, 2))).toEqual([texts.bridge, texts.mill]);
    expect(choose(passages, 0)).toEqual([]);
    expect(choose([])).toEqual([]);
  });

  it('takes of equally likely ones that which was found first', () => {
    const passages = Object.values(texts).map((text) => alone(text, 0.25));
    expect(quotes(choose(passages))).toEqual(Object.values(texts));
    expect(quotes(choose(passages.toReversed()))).toEqual(Object.values(texts).toReversed());
  });

  it('clips a sentence past the limit to the clauses with the words that are asked for', () => {
    const clause = 'the council met again and argued about the cost of the bridge for hours';
    const text = `${Array.from({ length: 7 }, () => clause).join(', ')}, until Ada Lund paid for a lighthouse.`;
    const candidate = sampleCandidate(text, { start: 12 });
    const asked = new AskedTerms([weighed(1, 'lighthouse')]);
    const [finding] = chooseFindings([samplePassage(candidate, 1)], asked, 4);
    expect(countWords(finding?.quote ?? '')).toBeLessThanOrEqual(maximumQuotationWords);
    expect(finding?.quote).toContain('lighthouse.');
    expect(candidate.passage.article.text.slice(finding?.start, finding?.end)).toBe(finding?.quote);
    expect(finding?.key).toEqual({ start: finding?.start, end: finding?.end });
  });
});
