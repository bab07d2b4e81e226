import { describe, expect, it } from 'vitest';
import { evaluationTable, type RunFacts } from '../../src/evaluation/evaluation-table.js';
import { figuresOf, reliabilityOf, tradeoffAt, type GradedSets } from '../../src/evaluation/figures.js';
import { allSwitchesOn } from '../../src/search/search-switches.js';
import { gradedAnswer } from './graded-answer.js';

function table(sets: GradedSets, facts: Partial<RunFacts> = {}): string {
  const run = { switches: allSwitchesOn, ...facts };
  return evaluationTable(figuresOf(sets), [tradeoffAt(0.1, sets)], reliabilityOf(sets), run);
}

const sets: GradedSets = {
  answerable: [gradedAnswer({ quotationWords: [20, 25], tookMs: 12 }), gradedAnswer({ articlePlace: 2 })],
  unanswerable: [gradedAnswer({ verdict: 'nothing', probability: 0.05 })],
  nearMisses: [],
};

describe('evaluationTable', () => {
  it('has a line for each figure, the names in a column', () => {
    const lines = table(sets).split('\n');
    expect(lines[0]).toBe('weights: as shipped');
    const column = (lines.find((line) => line.startsWith('Hit@4')) ?? '').indexOf('1.000');
    const figures = lines.slice(1, lines.indexOf(''));
    expect(figures).toHaveLength(Object.keys(figuresOf(sets)).length);
    for (const line of figures) expect(line.slice(column - 2, column)).toBe('  ');
    expect(table(sets)).toMatch(/^questions +2$/m);
    expect(table(sets)).toMatch(/^Hit@1 \(article\) +0\.500$/m);
    expect(table(sets)).toMatch(/^words of a quotation, most +25$/m);
    expect(table(sets)).toMatch(/^near misses rejected +–$/m);
  });

  it('shows the trade-off of refusing, and how far probabilities hold', () => {
    expect(table(sets)).toContain('0.100 (probability 0.900): null rejection 1.000, near misses –');
    expect(table(sets)).toMatch(/^ {2}0\.900– +2 {2}0\.900 {2}1\.000 {2}1\.000$/m);
    expect(table(sets)).toMatch(/^ {2}0\.500– +0 {2}– {2}– {2}–$/m);
  });

  it('says how the run was made', () => {
    const off = { ...allSwitchesOn, dates: false, dense: false };
    expect(table(sets, { switches: off }).split('\n')[0]).toBe('weights: as shipped; without dense, dates');
    expect(table(sets, { weights: 'my.json' }).split('\n')[0]).toBe('weights: my.json');
    expect(table(sets, { folds: ['a', 'b'] }).split('\n')[0]).toContain('out of fold');
  });

  it('shows dashes where nothing was asked', () => {
    const nothing = table({ answerable: [], unanswerable: [], nearMisses: [] });
    expect(nothing).toMatch(/^Hit@1 \(article\) +–$/m);
    expect(nothing).toMatch(/^questions +0$/m);
    expect(nothing).not.toMatch(/NaN|undefined| null$/m);
  });
});
