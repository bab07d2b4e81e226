import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readAllWeights, shippedWeights } from '../src/answering/weights.js';
import { readWeights, shippedWeightsFile } from '../src/read-weights.js';
import { sampleWeights } from './answering/sample-weights.js';
import { temporaryFolder } from './archive/embedded/temporary-collection.js';

let file: string;

beforeEach(async () => {
  file = join(await temporaryFolder(), 'weights.json');
});

/** What reading the file is refused with. */
function refusal(read: () => unknown): { readonly name: string; readonly message: string } {
  try {
    read();
  } catch (error) {
    return error as Error;
  }
  throw new Error('It was read.');
}

describe('readWeights', () => {
  it('reads the signs that are asked for, and nothing else of the section', async () => {
    await writeFile(file, '{"ranking": {"cosine": 2.5, "recent": 0, "older": 7}, "answer": {}}');
    expect(readWeights(file, 'ranking', ['recent', 'cosine'])).toEqual({ cosine: 2.5, recent: 0 });
  });

  it.each([
    ['{"ranking": {"cosine": 1}}', 'recent'],
    ['{"ranking": {"cosine": 1, "recent": "2"}}', 'recent'],
    ['{"ranking": {"cosine": 1, "recent": null}}', 'recent'],
    ['{"ranking": {"cosine": 1, "recent": 1e999}}', 'recent'],
    ['{"ranking": {}}', 'cosine, recent'],
    ['{"other": {"cosine": 1, "recent": 1}}', 'cosine, recent'],
    ['[]', 'cosine, recent'],
    ['7', 'cosine, recent'],
  ])('names each sign without a number, the section and the file: %s', async (content, signs) => {
    await writeFile(file, content);
    const { name, message } = refusal(() => readWeights(file, 'ranking', ['cosine', 'recent']));
    expect(name).toBe('SetupError');
    expect(message).toContain(`no number for ${signs} in "ranking"`);
    expect(message).toContain(file);
  });

  it.each([
    ['is not there', null],
    ['is cut off', '{"ranking": {"cosine": '],
    ['holds null', 'null'],
    ['is empty', ''],
  ])('names a file that %s', async (_name, content) => {
    if (content !== null) await writeFile(file, content);
    const { name, message } = refusal(() => readWeights(file, 'ranking', ['cosine']));
    expect(name).toBe('SetupError');
    expect(message).toContain(`${file} cannot be read (`);
  });
});

describe('readAllWeights', () => {
  it('reads what was written', async () => {
    await writeFile(file, JSON.stringify(sampleWeights));
    expect(readAllWeights(file)).toEqual(sampleWeights);
  });

  const signs = Object.entries(sampleWeights).flatMap(([section, weights]) =>
    Object.keys(weights).map((sign) => [section, sign] as const),
  );

  it.each(signs)('wants a number in %s for %s', async (section, sign) => {
    const weights = JSON.parse(JSON.stringify(sampleWeights)) as Record<string, Record<string, unknown>>;
    delete weights[section]?.[sign];
    await writeFile(file, JSON.stringify(weights));
    const { name, message } = refusal(() => readAllWeights(file));
    expect(name).toBe('SetupError');
    expect(message).toContain(`no number for ${sign} in "${section}"`);
  });
});

it('the shipped weights are whole, and read once', () => {
  expect(shippedWeights()).toEqual(readAllWeights(shippedWeightsFile));
  expect(shippedWeights()).toBe(shippedWeights());
});
