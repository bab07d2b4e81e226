import { expect, onTestFinished, test } from 'vitest';
import { FormerModels } from '../../src/embedding/former-models.js';
import type { ModelProfile } from '../../src/embedding/model-profile.js';
import { ProcessEmbedder } from '../../src/embedding/process-embedder.js';
import { SetupError } from '../../src/errors.js';
import { createLogger } from '../../src/logger.js';
import { recordingLogger, temporaryFolder } from '../archive/embedded/temporary-collection.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeEmbeddingProcess } from '../fakes/fake-embedding-process.js';

const minute = 60_000;

/** Former models over fakes of processes, which load, or fail to, as `load` does. */
async function setUp(load: (process: FakeEmbeddingProcess) => void = (process) => process.finishLoading()) {
  const path = await temporaryFolder();
  const clock = new FakeClock('2026-03-01T12:00:00Z');
  const started: FakeEmbeddingProcess[] = [];
  const start = (profile: ModelProfile) =>
    new ProcessEmbedder({
      profile,
      processes: 1,
      logger: createLogger('silent'),
      start: () => {
        const process = new FakeEmbeddingProcess();
        process.onText = () => process.answerNext();
        started.push(process);
        load(process);
        return process;
      },
    });
  const { logger, messages } = recordingLogger();
  const former = new FormerModels(start, logger, clock);
  onTestFinished(() => former.close());
  const model: ModelProfile = {
    name: 'former',
    source: { kind: 'folder', path },
    dtype: 'fp32',
    pooling: 'mean',
    dimension: 1,
    questionPrefix: '',
    passagePrefix: '',
    maximumTokens: 256,
    checksums: null,
  };
  const ask = (text: string) => former.of(model)?.embedQuestion(text) ?? null;
  const alive = () => started.filter(({ closed }) => !closed).length;
  return { former, model, clock, started, messages, ask, alive };
}

test('a former model answers, by one process for all who ask', async () => {
  const { ask, started } = await setUp();
  expect(await Promise.all([ask('ferry'), ask('mill')])).toEqual([Float32Array.of(5), Float32Array.of(4)]);
  expect(started).toHaveLength(1);
});

test('it ends when nobody has asked it for five minutes, and is loaded again when somebody does', async () => {
  const { clock, ask, alive, started } = await setUp();
  await ask('ferry');
  await clock.pass(4 * minute);
  await ask('mill');
  await clock.pass(4 * minute);
  expect(alive()).toBe(1);
  await clock.pass(minute);
  expect(alive()).toBe(0);
  expect(await ask('bread')).toEqual(Float32Array.of(5));
  expect([started.length, alive()]).toEqual([2, 1]);
});

test('it does not end while a question is under way, or while it is being loaded', async () => {
  const slow: FakeEmbeddingProcess[] = [];
  const { clock, ask, alive } = await setUp((process) => slow.push(process));
  const asked = ask('ferry');
  await clock.pass(20 * minute);
  expect(alive()).toBe(1);
  const [process] = slow;
  if (process) process.onText = () => undefined;
  process?.finishLoading();
  await expect.poll(() => process?.pending).toEqual(['ferry']);
  await clock.pass(20 * minute);
  expect(alive()).toBe(1);
  process?.answerNext();
  expect(await asked).toEqual(Float32Array.of(5));
  await clock.pass(5 * minute);
  expect(alive()).toBe(0);
});

test('what could not be loaded is tried again after five minutes, and said once until it could', async () => {
  let isShort = true;
  const { clock, ask, alive, started, messages } = await setUp((process) => {
    if (isShort) process.failLoading(new SetupError('There is no memory left.'));
    else process.finishLoading();
  });
  await expect(ask('ferry')).rejects.toThrow('no memory');
  await clock.pass(4 * minute);
  expect(ask('ferry')).toBeNull();
  await clock.pass(minute);
  await expect(ask('ferry')).rejects.toThrow('no memory');
  expect(started).toHaveLength(2);
  expect(messages).toEqual([expect.stringContaining('cannot be loaded')]);
  isShort = false;
  await clock.pass(5 * minute);
  expect(await ask('ferry')).toEqual(Float32Array.of(5));
  expect([started.length, alive()]).toEqual([3, 1]);
});

test('none is loaded once they are closed, and none that is gone from its folder', async () => {
  const { former, model, ask, alive, started } = await setUp();
  await ask('ferry');
  expect(former.of({ ...model, source: { kind: 'folder', path: '/no/such/model' } })).toBeNull();
  expect(former.of(null)).toBeNull();
  await former.close();
  expect(alive()).toBe(0);
  expect(ask('mill')).toBeNull();
  expect(started).toHaveLength(1);
});
