import { describe, expect, it } from 'vitest';
import { AskedTerms } from '../../src/search/asked-terms.js';
import { closeness } from '../../src/search/closeness.js';
import { tokensOf } from '../../src/archive/words.js';
import { weighed } from './weighed-terms.js';

const asked = new AskedTerms([weighed(2, 'rail'), weighed(4, 'strike'), weighed(1, 'ferry')]);

function close(text: string, terms = asked): number {
  return closeness(terms.terms, terms.placesIn(tokensOf(text, 'en')));
}

/** So many words that nobody asks about. */
function filler(words: number): string {
  return 'word '.repeat(words);
}

describe('closeness', () => {
  it('shares out the lesser weight of each two neighbours of the question', () => {
    // Rail and strike weigh 2 together, strike and ferry 1.
    expect(close('The rail strike.')).toBeCloseTo(2 / 3);
    expect(close('A ferry strike.')).toBeCloseTo(1 / 3);
    expect(close('The rail strike hit a ferry.')).toBe(1);
    expect(close('The ferry rail.')).toBe(0);
    expect(close('The mill closed.')).toBe(0);
  });

  it('takes them in either order, up to eight words from one to the other', () => {
    expect(close('A strike of rail workers.')).toBeCloseTo(2 / 3);
    expect(close(`rail ${filler(7)} strike`)).toBeCloseTo(2 / 3);
    expect(close(`rail ${filler(8)} strike`)).toBe(0);
    expect(close(`strike ${filler(7)} rail`)).toBeCloseTo(2 / 3);
  });

  it('looks at each place where they stand', () => {
    expect(close(`rail ${filler(30)} strike ${filler(30)} rail strike`)).toBeCloseTo(2 / 3);
  });

  it('meets them in all their forms', () => {
    const boats = new AskedTerms([weighed(1, 'ferry', 'night boat'), weighed(1, 'storm')]);
    expect(close('The night boats left before the storms.', boats)).toBe(1);
    expect(close('At night a boat left before the storm.', boats)).toBe(0);
  });

  it('says nothing of a question of one term, or none', () => {
    expect(close('rail rail', new AskedTerms([weighed(2, 'rail')]))).toBe(0);
    expect(close('rail', new AskedTerms([]))).toBe(0);
    expect(closeness(asked.terms, [])).toBe(0);
  });

  it('takes no long time for a passage of one word again and again', () => {
    const often = new AskedTerms(
      Array.from({ length: 40 }, (_, index) => weighed(1, `word${index}`, 'spam', 'ham')),
    );
    const started = performance.now();
    expect(close('spam '.repeat(300), often)).toBe(1);
    expect(close(`${'spam '.repeat(150)}${'ham '.repeat(150)}`, often)).toBe(1);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
