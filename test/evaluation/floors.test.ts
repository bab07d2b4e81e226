import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../src/evaluation/figures.js';
import { belowFloors, readFloors, type Floors } from '../../src/evaluation/floors.js';
import { temporaryFolder } from '../archive/embedded/temporary-collection.js';
import { gradedAnswer } from './graded-answer.js';

const figures = figuresOf({
  answerable: [gradedAnswer(), gradedAnswer({ articlePlace: 2, verdict: 'nearest' })],
  unanswerable: [],
  nearMisses: [],
});

describe('belowFloors', () => {
  it('is silent where everything is reached, exactly too', () => {
    expect(belowFloors(figures, { hitAt1: 0.5, hitAt4: 0.99, falseAbstention: 0.5, p95Ms: 10 })).toEqual([]);
    expect(belowFloors(figures, {})).toEqual([]);
  });

  it('names each figure that lies below its floor', () => {
    expect(belowFloors(figures, { hitAt1: 0.51, hitAt4: 1, mrrAt10: 0.8 })).toEqual([
      'hitAt1 is 0.5, and 0.51 is wanted',
      'mrrAt10 is 0.75, and 0.8 is wanted',
    ]);
  });

  it.each<[Floors, string]>([
    [{ falseAbstention: 0.49 }, 'falseAbstention is 0.5, and 0.49 is wanted'],
    [{ meanQuotationWords: 19 }, 'meanQuotationWords is 20, and 19 is wanted'],
    [{ longestQuotationWords: 19 }, 'longestQuotationWords is 20, and 19 is wanted'],
    [{ p50Ms: 9 }, 'p50Ms is 10, and 9 is wanted'],
    [{ p95Ms: 9 }, 'p95Ms is 10, and 9 is wanted'],
  ])('takes what should be small for the most (%j)', (floors, line) => {
    expect(belowFloors(figures, floors)).toEqual([line]);
  });

  it('lets nothing pass that was not measured, or that it does not know', () => {
    expect(belowFloors(figures, { nullRejection: 0 })).toEqual([
      'nullRejection is not measured, and 0 is wanted',
    ]);
    expect(belowFloors(figures, { hitAtOnce: 0 } as Floors)).toEqual([
      'hitAtOnce is not measured, and 0 is wanted',
    ]);
  });
});

describe('readFloors', () => {
  it('reads a file of figures', async () => {
    const file = join(await temporaryFolder(), 'floors.json');
    await writeFile(file, '{"hitAt1": 0.5}');
    expect(await readFloors(file)).toEqual({ hitAt1: 0.5 });
  });

  it('names a file that is not there, is a folder, or is no JSON', async () => {
    const folder = await temporaryFolder();
    const cut = join(folder, 'cut.json');
    await writeFile(cut, '{"hitAt1": ');
    await mkdir(join(folder, 'floors'));
    for (const file of [cut, join(folder, 'floors'), join(folder, 'nowhere.json')]) {
      await expect(readFloors(file)).rejects.toMatchObject({
        name: 'UserError',
        code: 'bad-floors',
        message: expect.stringContaining(file),
      });
    }
  });
});
