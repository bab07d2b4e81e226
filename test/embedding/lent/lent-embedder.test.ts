import { EventEmitter } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import type { Embedder } from '../../../src/embedding/embedder.js';
import { lendEmbedder } from '../../../src/embedding/lent/lend-embedder.js';
import { LentEmbedder } from '../../../src/embedding/lent/lent-embedder.js';
import type { MessageWay } from '../../../src/embedding/lent/lent-messages.js';
import { SetupError } from '../../../src/errors.js';
import { FakeEmbedder } from '../../fakes/fake-embedder.js';

function endOf(from: EventEmitter, to: EventEmitter): MessageWay {
  return {
    send: (message) => setImmediate(() => to.emit('message', JSON.parse(JSON.stringify(message)))),
    listen(listener) {
      from.on('message', listener);
      return () => from.off('message', listener);
    },
  };
}

/** The two ends of a way on which everything goes as JSON, as between processes. */
function twoEnds(): readonly [MessageWay, MessageWay] {
  const [one, other] = [new EventEmitter(), new EventEmitter()];
  return [endOf(one, other), endOf(other, one)];
}

function lent(embedder: Embedder): LentEmbedder {
  const [parent, child] = twoEnds();
  onTestFinished(lendEmbedder(embedder, parent));
  return new LentEmbedder(embedder.profile, child);
}

test('gives the vectors that the process which embeds would', async () => {
  const own = new FakeEmbedder();
  const embedder = lent(own);
  await embedder.ready();
  const texts = ['The mill burned down.', 'Nobody was hurt.', ''];
  const [question, passages] = await Promise.all([
    embedder.embedQuestion('What burned?'),
    embedder.embedPassages(texts),
  ]);
  expect(question).toEqual(await own.embedQuestion('What burned?'));
  expect(passages).toEqual(await own.embedPassages(texts));
  expect(embedder.waiting).toBe(0);
});

test('what goes wrong there goes wrong here, in the same words', async () => {
  const failing: Embedder = Object.assign(new FakeEmbedder(), {
    ready: async () => Promise.reject(new SetupError('The file model.onnx is damaged.')),
    embedQuestion: async () => Promise.reject(new Error('The process died.')),
  });
  const embedder = lent(failing);
  await expect(embedder.ready()).rejects.toThrow(SetupError);
  await expect(embedder.ready()).rejects.toThrow('The file model.onnx is damaged.');
  await expect(embedder.embedQuestion('x')).rejects.toThrow('The process died.');
});

test('what is broken off here is broken off there', async () => {
  let there: AbortSignal | undefined;
  const slow: Embedder = Object.assign(new FakeEmbedder(), {
    embedPassages: (_texts: readonly string[], signal?: AbortSignal) =>
      new Promise<never>((_resolve, reject) => {
        there = signal;
        signal?.addEventListener('abort', () => reject(signal.reason as Error));
      }),
  });
  const embedder = lent(slow);
  const end = new AbortController();
  const passages = embedder.embedPassages(['one'], end.signal);
  await expect.poll(() => there).toBeDefined();
  end.abort(new Error('Not wanted.'));
  await expect(passages).rejects.toThrow('Not wanted.');
  await expect.poll(() => there?.aborted).toBe(true);
  expect(() => embedder.embedPassages(['two'], end.signal)).toThrow('Not wanted.');

  const open = embedder.embedPassages(['three']);
  await embedder.close();
  await expect(open).rejects.toMatchObject({ code: 'shutting-down' });
  await expect(embedder.embedQuestion('four')).rejects.toMatchObject({ code: 'shutting-down' });
});
