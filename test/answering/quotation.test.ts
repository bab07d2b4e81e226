import { describe, expect, it } from 'vitest';
import { countWords, maximumQuotationWords, runsOf, spanOfRun } from '../../src/answering/quotation.js';
import { sampleCandidate, samplePassage } from './sample-candidates.js';

const mayor = 'Mayor Ada Lund opened the bridge.';
const leaning = 'She thanked the builders for their patience in winter.';
const mill = 'The mill closed in March.';
const longTalk = `The council ${'talked and '.repeat(28)}rested.`;

/** The runs of a passage of these sentences, as text. */
function runs(sentences: readonly string[], likelihoods: readonly number[]): readonly string[] {
  const candidate = sampleCandidate(sentences.join(' '), { start: 30 });
  return runsOf(samplePassage(candidate, ...likelihoods)).map((run) =>
    run.sentences.map(({ text }) => text).join(' '),
  );
}

/** What is quoted of the likeliest run, where a piece of text matters as it holds `wanted`. */
function quoted(sentences: readonly string[], wanted = ''): string {
  const candidate = sampleCandidate(sentences.join(' '), { start: 100 });
  const passage = samplePassage(candidate, ...sentences.map(() => 1));
  const [run] = runsOf(passage).toSorted((left, right) => right.likelihood - left.likelihood);
  if (!run) throw new Error('There is no run.');
  const span = spanOfRun(run, (text) => Number(wanted !== '' && text.includes(wanted)));
  return candidate.passage.article.text.slice(span.start, span.end);
}

describe('runsOf', () => {
  it('takes every run of neighbours, each with its words and what it is likely to hold', () => {
    const candidate = sampleCandidate('One two three. Four five. Six.');
    const found = runsOf(samplePassage(candidate, 0.2, 0.3, 0.1));
    expect(found.map(({ words, likelihood }) => [words, Math.round(likelihood * 10) / 10])).toEqual([
      [3, 0.2],
      [5, 0.5],
      [6, 0.6],
      [2, 0.3],
      [3, 0.4],
      [1, 0.1],
    ]);
    expect(found[1]?.sentences.map(({ text }) => text)).toEqual(['One two three.', 'Four five.']);
  });

  it('never goes past the limit with a second sentence', () => {
    // The last one leans on what fits before it, and is no run by itself.
    const found = runs([longTalk, mill, leaning], [0.3, 0.3, 0.3]);
    expect(found).toEqual([longTalk, mill, `${mill} ${leaning}`]);
    const limit = 'word '.repeat(maximumQuotationWords - 5).trim();
    expect(runs([`${limit}.`, mill], [0.5, 0.5])).toContain(`${limit}. ${mill}`);
    expect(runs([`${limit} more.`, mill], [0.5, 0.5])).not.toContain(`${limit} more. ${mill}`);
  });

  it('takes a sentence past the limit by itself', () => {
    const endless = `${'word '.repeat(200)}end.`;
    expect(runs([mill, endless, mill], [0.2, 0.2, 0.2])).toEqual([mill, endless, mill]);
  });

  it('opens no run with a sentence that leans on one that fits before it', () => {
    expect(runs([mayor, leaning], [0.3, 0.3])).toEqual([mayor, `${mayor} ${leaning}`]);
  });

  it('but opens it so where nothing stands before, or nothing fits', () => {
    expect(runs([leaning, mill], [0.3, 0.3])).toContain(leaning);
    expect(runs([longTalk, leaning], [0.3, 0.3])).toContain(leaning);
  });

  it('ends on no side with what says nothing', () => {
    const found = runs([mill, mayor, mill], [0.001, 0.9, 0.001]);
    expect(found).toContain(mayor);
    expect(found).not.toContain(`${mill} ${mayor}`);
    expect(found).not.toContain(`${mayor} ${mill}`);
    // What says nothing may stand between two that do.
    expect(runs([mayor, mill, mayor], [0.4, 0.001, 0.4])).toContain(`${mayor} ${mill} ${mayor}`);
  });

  it('opens with what says nothing where the next sentences lean on it, and only then', () => {
    expect(runs([mayor, leaning], [0.001, 0.9])).toContain(`${mayor} ${leaning}`);
    const added = 'He added a word.';
    expect(runs([mayor, leaning, added], [0.001, 0.001, 0.9])).toContain(`${mayor} ${leaning} ${added}`);
    expect(runs([mayor, mill, added], [0.001, 0.001, 0.9])).not.toContain(`${mayor} ${mill} ${added}`);
  });

  it('leaves no sentence out of all runs, whatever leans on what', () => {
    const sentences = [mill, leaning, longTalk, 'She left.', 'They stayed.', mayor, leaning, 'It rained.'];
    for (const wanted of sentences.keys()) {
      const likelihoods = sentences.map((_, index) => (index === wanted ? 0.9 : 0.001));
      const candidate = sampleCandidate(sentences.join(' '));
      const found = runsOf(samplePassage(candidate, ...likelihoods));
      expect(found.some((run) => run.sentences.at(-1)?.index === wanted)).toBe(true);
    }
  });

  it('finds nothing in nothing', () => {
    expect(runsOf({ sentences: [] })).toEqual([]);
  });
});

describe('spanOfRun', () => {
  it('goes from the first sentence to the last', () => {
    expect(quoted([mayor, leaning, mill])).toBe(`${mayor} ${leaning} ${mill}`);
  });

  it('never quotes more words than the limit, and cuts at a clause', () => {
    const clause = 'the council met again and argued about the cost of the bridge for hours';
    const long = `${Array.from({ length: 7 }, () => clause).join(', ')}, until Ada Lund paid 40 crowns.`;
    const text = quoted([long], '40 crowns');
    expect(countWords(text)).toBeLessThanOrEqual(maximumQuotationWords);
    expect(text).toContain('40 crowns.');
    expect(text.startsWith('the council')).toBe(true);
  });

  it('takes the first clauses where none matters more', () => {
    const clause = 'they talked about the bridge and the ferry and the mill';
    const text = quoted([`${Array.from({ length: 12 }, () => clause).join('; ')}.`]);
    expect(text.startsWith(clause)).toBe(true);
    expect(text.endsWith(';')).toBe(true);
    expect(countWords(text)).toBe(55);
  });

  it('cuts a sentence without clauses after the last word that fits', () => {
    const text = quoted([`${'word '.repeat(200)}end.`]);
    expect(countWords(text)).toBe(maximumQuotationWords);
    expect(text.endsWith('word')).toBe(true);
  });

  it('cannot quote nothing', () => {
    const nothing = { sentences: [], words: 0, likelihood: 0 };
    expect(() => spanOfRun(nothing, () => 0)).toThrow('without sentences');
  });
});

it.each([
  ['', 0],
  ['One – two … 3!', 3],
  ['“Well-known,” he said.', 3],
])('counts as words what holds a letter or a digit: %s', (text, words) => {
  expect(countWords(text)).toBe(words);
});
