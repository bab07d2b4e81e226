import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { ProcessEmbedder } from '../../src/embedding/process-embedder.js';
import { createLogger } from '../../src/logger.js';
import { shippedProfile } from './shipped-profile.js';

const logger = createLogger('silent');

/** Sentences of about 30 tokens, each different. */
const passages = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, index) =>
      `Report ${index}: the harbour board of Lindmark voted ${index + 3} to 2 to dredge the eastern channel before the herring season opens.`,
  );

const cosine = (left: Float32Array, right: Float32Array): number =>
  left.reduce((sum, value, index) => sum + value * right[index]!, 0);

describe('the shipped model', () => {
  let embedder: ProcessEmbedder;
  beforeAll(async () => {
    embedder = new ProcessEmbedder({ profile: shippedProfile, processes: 2, logger });
    await embedder.ready();
  });
  afterAll(() => embedder.close());

  test('gives unit vectors of 384 numbers, near for what means the same', async () => {
    const [ferry, boat, loan] = await embedder.embedPassages([
      'The ferry was cancelled because of the storm.',
      'Bad weather stopped the boat from sailing.',
      'The central bank raised its lending rate.',
    ]);
    expect(ferry).toHaveLength(384);
    expect(Math.hypot(...ferry!)).toBeCloseTo(1, 5);
    expect(cosine(ferry!, boat!)).toBeGreaterThan(0.5);
    expect(cosine(ferry!, loan!)).toBeLessThan(0.25);
  });

  test('the same text gives the same vector whatever else is under way', async () => {
    const text = passages(1)[0]!;
    const [alone] = await embedder.embedPassages([text]);
    const crowd = await embedder.embedPassages([...passages(30).slice(1), text, 'x'.repeat(5_000)]);
    expect(crowd[29]).toEqual(alone);
  });

  test('order is kept for many texts of many calls at once', async () => {
    const expected = await embedder.embedPassages(passages(40));
    const calls = await Promise.all([
      embedder.embedPassages(passages(40)),
      ...passages(40).map((text) => embedder.embedPassages([text])),
    ]);
    expect(calls[0]).toEqual(expected);
    expect(calls.slice(1).flat()).toEqual(expected);
  });

  test('a question overtakes two hundred passages', async () => {
    // Of two processes one may rest while the other works, and no order is sure.
    const single = new ProcessEmbedder({ profile: shippedProfile, processes: 1, logger });
    onTestFinished(() => single.close());
    await single.ready();
    const completed: string[] = [];
    const note = (what: string) => (): number => completed.push(what);
    const bulk = passages(200).map((text) => single.embedPassages([text]).then(note('passage')));
    const question = single.embedQuestion('What did the harbour board decide?').then(note('question'));
    await Promise.all([...bulk, question]);
    // One passage is at work and one at hand when the question comes.
    expect(completed.indexOf('question')).toBeLessThan(3);
    expect(completed).toHaveLength(201);
  });

  test('a question asked twice gives equal vectors that are the callers’ own', async () => {
    const first = await embedder.embedQuestion('Who chairs the board?');
    first.fill(0);
    const second = await embedder.embedQuestion('Who chairs the board?');
    expect(Math.hypot(...second)).toBeCloseTo(1, 5);
  });

  test.each([
    ['nothing', ''],
    ['spaces', ' \n\t '],
    ['half of a surrogate pair', 'a\ud83d'],
    ['zero bytes', '\0\0\0'],
    ['another script', 'Türkiye açıklama 東京 مرحبا'],
    ['five megabytes', 'word '.repeat(1_000_000)],
  ])('%s is embedded as well', async (_, text) => {
    const [vector] = await embedder.embedPassages([text]);
    expect(Math.hypot(...vector!)).toBeCloseTo(1, 5);
  });

  test.runIf(process.platform === 'linux')('a child sees no variable of ours', async () => {
    process.env['DATELINE_PROBE'] = 'secret';
    const [pid] = embedder.pids;
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8');
    delete process.env['DATELINE_PROBE'];
    expect(environment).not.toMatch(/DISCORD|DATELINE|TOKEN|PATH=/);
  });
});

describe('a child that is killed', () => {
  test('amid its work is replaced, and every vector comes', async () => {
    const embedder = new ProcessEmbedder({ profile: shippedProfile, processes: 1, logger });
    await embedder.ready();
    const expected = await embedder.embedPassages(passages(60));
    const work = embedder.embedPassages(passages(60));
    const [pid] = embedder.pids;
    process.kill(pid!, 'SIGKILL');
    expect(await work).toEqual(expected);
    expect(embedder.pids).toHaveLength(1);
    expect(embedder.pids).not.toContain(pid);
    await embedder.close();
  });

  test('while idle is replaced by the next call', async () => {
    const embedder = new ProcessEmbedder({ profile: shippedProfile, processes: 1, logger });
    await embedder.ready();
    process.kill(embedder.pids[0]!, 'SIGKILL');
    expect(await embedder.embedQuestion('Is anybody there?')).toHaveLength(384);
    await embedder.close();
  });

  test('close leaves no process behind', async () => {
    const embedder = new ProcessEmbedder({ profile: shippedProfile, processes: 1, logger });
    await embedder.ready();
    const [pid] = embedder.pids;
    const waiting = embedder.embedPassages(passages(50)).catch(String);
    await embedder.close();
    await embedder.close();
    expect(await waiting).toContain('shutting down');
    expect(() => process.kill(pid!, 0)).toThrow('ESRCH');
  });
});
