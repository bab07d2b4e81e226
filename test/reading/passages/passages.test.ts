import { describe, expect, test } from 'vitest';
import { isHeading } from '../../../src/reading/passages/headings.js';
import { hasProse, splitPassages } from '../../../src/reading/passages/passages.js';
import { splitSentences } from '../../../src/reading/passages/sentences.js';
import { estimateTokens } from '../../../src/reading/passages/token-estimate.js';

/** A generator with a seed (mulberry32), so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const words =
  'harbour tram council bridge river Orn Delvona minister agreed closed opened again 1,200 tonnes U.S. Mr. Brandt'.split(
    ' ',
  );

function inventText(seed: number): string {
  const next = random(seed);
  const sentence = (): string => {
    const length = next() < 0.03 ? 400 : 4 + Math.floor(next() * 30);
    const body = Array.from({ length }, () => words[Math.floor(next() * words.length)]).join(
      next() < 0.02 ? '' : ' ',
    );
    return `It ${body} fell.`;
  };
  return Array.from({ length: 1 + Math.floor(next() * 25) }, () =>
    next() < 0.15 ? 'The road ahead' : Array.from({ length: 1 + Math.floor(next() * 6) }, sentence).join(' '),
  ).join('\n\n');
}

/** Paragraphs that stand in a passage: prose, and headings of which three and more follow each other below prose. */
function withoutHeadings(parts: readonly string[]): string[] {
  const shape = parts.map((part) => (isHeading(part) ? 'h' : 'p')).join('');
  const lists = shape.replace(/(?<=p)h{3,}/g, (run) => 'p'.repeat(run.length));
  return parts.filter((_, index) => lists[index] === 'p');
}

const paragraph = (name: string): string =>
  `The council of ${name} agreed on a second bridge over the river. `.repeat(6).trim();

describe('splitPassages', () => {
  test.each(Array.from({ length: 60 }, (_, index) => [index + 1]))(
    'holds its promises on text %i',
    (seed) => {
      const text = inventText(seed);
      const passages = splitPassages(text);
      let end = 0;
      for (const passage of passages) {
        expect(passage.start).toBeGreaterThanOrEqual(end);
        expect(passage.start).toBe(passage.sentences[0]?.start);
        expect(passage.end).toBe(passage.sentences.at(-1)?.end);
        let inside = passage.start;
        for (const sentence of passage.sentences) {
          const slice = text.slice(sentence.start, sentence.end);
          expect(slice).toBe(slice.trim());
          expect(slice).not.toBe('');
          expect(sentence.start).toBeGreaterThanOrEqual(inside);
          inside = sentence.end;
        }
        const slice = text.slice(passage.start, passage.end);
        const tokens = estimateTokens(slice);
        expect(tokens).toBeLessThanOrEqual(passage.sentences.length === 1 ? 300 : 215);
        end = passage.end;
      }
      // Every letter of prose stands in a passage, in order.
      const covered = passages.flatMap(({ sentences }) =>
        sentences.map((span) => text.slice(span.start, span.end)),
      );
      const prose = withoutHeadings(text.split('\n\n'));
      expect(covered.join('').replace(/\s/g, '')).toBe(prose.join('').replace(/\s/g, ''));
    },
  );

  test('cuts at the end of a paragraph where that leaves a passage half full', () => {
    const text = ['Delvona', 'Orn', 'Marsh'].map(paragraph).join('\n\n');
    for (const passage of splitPassages(text)) {
      expect([0, text.indexOf(paragraph('Orn')), text.indexOf(paragraph('Marsh'))]).toContain(passage.start);
    }
  });

  test('a sentence of 250 tokens stands whole, one of 2,000 is sliced after clauses', () => {
    const long = `The list holds ${'the harbour and the tram and '.repeat(40)}no more.`;
    expect(splitPassages(long)).toHaveLength(1);
    const longer = `The list holds ${'the harbour, the tram and the bridge over the river; '.repeat(150)}no more.`;
    const passages = splitPassages(longer);
    expect(passages.length).toBeGreaterThan(8);
    for (const passage of passages.slice(0, -1))
      expect(longer.slice(passage.start, passage.end)).toMatch(/[;,]$/);
  });

  test('a word without end is sliced between characters', () => {
    const text = '😀'.repeat(3_000);
    const passages = splitPassages(`${text}.`);
    expect(passages.length).toBeGreaterThan(5);
    for (const { start, end } of passages)
      expect(text.slice(start, end)).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
  });

  test.each(['asdf', 'The road ahead', '', 'Photos\n\nVideos\n\nThe road ahead', 'What happens next?'])(
    'nothing can be quoted of %j',
    (text) => {
      expect(splitPassages(text)).toEqual([]);
      expect(hasProse(text)).toBe(false);
    },
  );

  test('a passage never reaches over a heading', () => {
    const text = 'The bridge is open.\n\nTram line to follow\n\nThe tram runs.';
    expect(splitPassages(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'The bridge is open.',
      'The tram runs.',
    ]);
  });

  test('the lines of a list below prose are sentences each', () => {
    const text =
      'The awards in full:\n\nBest novel: Orn Rising\n\nBest debut: Salt\n\nBest poem: Ferry\n\nThe prizes are small.';
    const [passage, ...others] = splitPassages(text);
    expect(others).toEqual([]);
    expect(passage?.sentences.map(({ start, end }) => text.slice(start, end))).toEqual(text.split('\n\n'));
  });

  test('two short lines, or a list with nothing above it, are headings', () => {
    const two = 'The bridge is open.\n\nTram line\n\nWhat is next\n\nThe tram runs.';
    expect(splitPassages(two)).toHaveLength(2);
    const menu = 'Photos\n\nVideos\n\nThe road ahead\n\nThe tram runs.';
    expect(splitPassages(menu).map(({ start, end }) => menu.slice(start, end))).toEqual(['The tram runs.']);
  });
});

describe('isHeading', () => {
  test.each([
    ['The Path to the Harbour', true],
    ['– ‘New hopes’ for the ferry –', true],
    ['What happens next?', true],
    ['BREAKFAST', true],
    ['The tram runs again.', false],
    ['“We are done,”', false],
    ['“We are done.”', false],
    ['Here is what the council decided:', false],
    ['• Population: 4,974,986', false],
    ['1. Bread', false],
    ['“Who paid for all of this?”', false],
    ['It goes on and on —', true],
    [`${'word '.repeat(30)}end`, false],
  ])('%j: %s', (part, expected) => {
    expect(isHeading(part)).toBe(expected);
  });

  test('every sentence of a text without headings stands in a passage', () => {
    const text = 'The bridge is open. The tram runs.\n\n“Who paid?” he asked.';
    expect(splitPassages(text).flatMap(({ sentences }) => sentences)).toEqual(splitSentences(text));
  });
});
