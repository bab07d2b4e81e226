import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { forkChild } from '../../src/child-process.js';
import type { EmbeddingReport, EmbeddingRequest } from '../../src/embedding/embedding-messages.js';
import { shippedProfile } from './shipped-profile.js';

test('a child that is let go amid its work ends without a crash', async () => {
  const { source } = shippedProfile;
  const child = forkChild({
    entry: new URL('../../src/embedding/embedding-child.js', import.meta.url),
    nativeModules: true,
    readFolders: source.kind === 'folder' ? [source.path] : [],
  });
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (words: string) => (lastWords += words));
  const heard = async (): Promise<EmbeddingReport> => {
    const [report] = (await once(child, 'message')) as [EmbeddingReport];
    return report;
  };
  const ask = (request: EmbeddingRequest): boolean => child.send(request);
  ask({ kind: 'load', profile: shippedProfile });
  expect(await heard()).toEqual({ kind: 'loaded' });
  const text = 'The harbour board voted to dredge the eastern channel. '.repeat(25);
  for (let id = 0; id < 20; id++) ask({ kind: 'embed', id, text, urgent: false });
  await heard();
  // Stopped amid a text, it cannot notice that the channel is closed before it sends that text's vector. To the
  // millisecond that is not to be had: where it is stopped between two texts, this test shows nothing.
  await wait(10);
  child.kill('SIGSTOP');
  child.disconnect();
  child.kill('SIGCONT');
  const [code] = (await once(child, 'exit')) as [number | null];
  expect({ code, lastWords }).toEqual({ code: 0, lastWords: '' });
});
