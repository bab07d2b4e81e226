import { describe, expect, it } from 'vitest';
import { chooseFindings, type ChosenQuotation } from '../../src/answering/choose-findings.js';
import type { ScoredSentence } from '../../src/answering/score-sentences.js';
import { AskedTerms } from '../../src/search/asked-terms.js';
import { sampleCandidate, sampleSentence } from './sample-candidates.js';

const texts = {
  bridge: 'Mayor Ada Lund opened the bridge over the Low on Monday morning.',
  mill: 'Nine workers of the paper mill lost their jobs before the winter.',
  ferry: 'Some forty passengers waited for the evening ferry in the rain.',
  school: 'Every school in the valley will teach swimming from next autumn.',
};

/** @param best best first; neighbours that were not scored promise nothing. */
function choose(best: readonly ScoredSentence[], limit = 5): readonly ChosenQuotation[] {
  const read = best
    .flatMap(({ candidate }) => candidate)
    .filter((candidate, index, all) => all.indexOf(candidate) === index)
    .flatMap((candidate) =>
      candidate.passage.sentences.map(
        (_, index) =>
          best.find((sentence) => sentence.candidate === candidate && sentence.index === index) ??
          sampleSentence(candidate, index, -50),
      ),
    );
  return chooseFindings({ best, read, probability: 1 }, new AskedTerms([]), limit);
}

/** A sentence that is a passage and an article of its own. */
function alone(text: string, merit: number, articleId = text, collection = 'local'): ScoredSentence {
  return sampleSentence(sampleCandidate(text, { articleId, collection }), 0, merit);
}

function quotes(chosen: readonly ChosenQuotation[]): readonly string[] {
  return chosen.map(({ quote }) => quote);
}

describe('chooseFindings', () => {
  it('quotes the best first, as slices of the text of the article', () => {
    const candidate = sampleCandidate(`${texts.bridge} ${texts.mill}`, { start: 40 });
    const [finding, ...others] = choose([sampleSentence(candidate, 1, 3)]);
    expect(others).toEqual([]);
    expect(finding?.quote).toBe(texts.mill);
    expect(candidate.passage.article.text.slice(finding?.start, finding?.end)).toBe(texts.mill);
    expect(finding?.key).toEqual({ start: finding?.start, end: finding?.end });
  });

  it('says which sentence earned the score where its neighbour is quoted with it', () => {
    const leaning = 'She thanked the builders for their patience.';
    const candidate = sampleCandidate(`${texts.bridge} ${leaning}`);
    const [finding] = choose([sampleSentence(candidate, 1, 3)]);
    expect(finding?.quote).toBe(`${texts.bridge} ${leaning}`);
    expect(candidate.passage.text.slice(finding?.key.start, finding?.key.end)).toBe(leaning);
  });

  it('hears another article before it quotes one again', () => {
    const long = sampleCandidate(texts.bridge, { articleId: 'long', passageId: 1 });
    const more = sampleCandidate(texts.mill, { articleId: 'long', passageId: 2, start: 200 });
    const best = [sampleSentence(long, 0, 3), sampleSentence(more, 0, 2.9), alone(texts.ferry, 2.5)];
    expect(quotes(choose(best))).toEqual([texts.bridge, texts.ferry, texts.mill]);
  });

  it('does not take articles of two collections for one', () => {
    const best = [
      alone(texts.bridge, 3, 'a', 'local'),
      alone(texts.mill, 2.9, 'a', 'seeds'),
      alone(texts.ferry, 2.5, 'b'),
    ];
    expect(quotes(choose(best))).toEqual([texts.bridge, texts.mill, texts.ferry]);
  });

  it('but still quotes it again where it is much better', () => {
    const long = sampleCandidate(texts.bridge, { articleId: 'long', passageId: 1 });
    const more = sampleCandidate(texts.mill, { articleId: 'long', passageId: 2, start: 200 });
    const best = [sampleSentence(long, 0, 3), sampleSentence(more, 0, 2.9), alone(texts.ferry, 1)];
    expect(quotes(choose(best))).toEqual([texts.bridge, texts.mill, texts.ferry]);
  });

  it('quotes no stretch of text twice', () => {
    const candidate = sampleCandidate(`${texts.bridge} ${texts.mill}`);
    const best = [sampleSentence(candidate, 0, 3), sampleSentence(candidate, 1, 2.9)];
    const [finding, ...others] = choose(best);
    expect(finding?.quote).toBe(`${texts.bridge} ${texts.mill}`);
    expect(others).toEqual([]);
  });

  it('nor where two passages of an article overlap', () => {
    const first = sampleCandidate(`${texts.bridge} ${texts.mill}`);
    const second = sampleCandidate(`${texts.mill} ${texts.ferry}`, {
      passageId: 2,
      start: texts.bridge.length + 1,
    });
    const best = [
      sampleSentence(first, 0, 3),
      sampleSentence(first, 1, 2.9),
      sampleSentence(second, 1, 2.8),
      sampleSentence(second, 0, 2.7),
    ];
    expect(quotes(choose(best))).toEqual([`${texts.bridge} ${texts.mill}`]);
  });

  it('drops what only repeats the words of another article', () => {
    const copy = texts.bridge.replace('morning', 'evening').toUpperCase();
    const best = [
      alone(texts.bridge, 3),
      alone(copy, 2.9),
      alone(texts.bridge, 2.8, 'copy'),
      alone(texts.ferry, 2),
    ];
    expect(quotes(choose(best))).toEqual([texts.bridge, texts.ferry]);
  });

  it('shows nothing far behind the best, and no more than asked', () => {
    const best = [
      alone(texts.bridge, 3),
      alone(texts.mill, 2),
      alone(texts.ferry, 1.5),
      alone(texts.school, 0),
    ];
    expect(quotes(choose(best))).toEqual([texts.bridge, texts.mill, texts.ferry]);
    expect(quotes(choose(best, 2))).toEqual([texts.bridge, texts.mill]);
    expect(choose(best, 0)).toEqual([]);
    expect(choose([])).toEqual([]);
  });
});
