import { describe, expect, test } from 'vitest';
import { localCollection } from '../../src/archive/collection-id.js';
import type { AddRequest } from '../../src/desk/desk.js';
import { SetupError } from '../../src/errors.js';
import type { AddProgress } from '../../src/reading/article-input.js';
import { addition, answer, article, question } from './socket-samples.js';
import { connectTo, serveFake, temporaryFolder } from './socket-set-up.js';

const backup = (file: string) => ({ file, bytes: 9, collections: 1, articles: 2, passages: 3, answers: 4 });

describe('round trips', () => {
  test('ask', async () => {
    const folder = await temporaryFolder();
    const { fake } = await serveFake(folder, { ask: async () => answer });
    expect(await (await connectTo(folder)).ask(question)).toEqual(answer);
    expect(fake.calls).toEqual([{ method: 'ask', args: [question] }]);
  });

  test('ask after an answer', async () => {
    const folder = await temporaryFolder();
    const { fake } = await serveFake(folder, { ask: async () => answer });
    const after = { ...question, follows: 'k3j9x2ab' };
    await (await connectTo(folder)).ask(after);
    expect(fake.calls).toEqual([{ method: 'ask', args: [after] }]);
  });

  test('add: bytes arrive as bytes, progress comes back in order, before the outcome', async () => {
    const folder = await temporaryFolder();
    const steps: AddProgress[] = [
      { stage: 'reading' },
      { stage: 'embedding', done: 1, total: 2 },
      { stage: 'storing' },
    ];
    const { fake } = await serveFake(folder, {
      add: async (_, onProgress) => {
        for (const step of steps) onProgress?.(step);
        return { status: 'added', article, passages: 2 };
      },
    });
    const heard: AddProgress[] = [];
    const desk = await connectTo(folder);
    const outcome = await desk.add(addition, (progress) => heard.push(progress));
    expect(outcome).toEqual({ status: 'added', article, passages: 2 });
    expect(heard).toEqual(steps);
    expect(fake.calls[0]?.args[0]).toEqual(addition);
    await desk.add({ ...addition, input: { kind: 'url', url: 'https://news.example/1' } });
    await desk.add({ ...addition, input: { kind: 'text', text: '' } });
    expect(fake.calls).toHaveLength(3);
  });

  test('bytes of a Buffer, and of a part of a larger buffer, are the same bytes', async () => {
    const folder = await temporaryFolder();
    const { fake } = await serveFake(folder, {
      add: async () => ({ status: 'added', article, passages: 1 }),
    });
    const desk = await connectTo(folder);
    for (const bytes of [Buffer.from('bytes'), Buffer.from('xxbytesxx').subarray(2, 7), new Uint8Array()])
      await desk.add({ ...addition, input: { kind: 'file', name: 'a', bytes } });
    const received = fake.calls.map(({ args }) => (args[0] as AddRequest).input);
    expect(received).toEqual(
      ['bytes', 'bytes', ''].map((text) => ({
        kind: 'file',
        name: 'a',
        bytes: new TextEncoder().encode(text),
      })),
    );
  });

  test('a file of 50 MB', async () => {
    const folder = await temporaryFolder();
    const { fake } = await serveFake(folder, { read: async () => article });
    const bytes = new Uint8Array(50 * 1024 * 1024).fill(7);
    await (await connectTo(folder)).read({ input: { kind: 'file', name: 'big.txt', bytes }, hints: {} });
    const [received] = fake.calls.map(({ args }) => (args[0] as AddRequest).input);
    expect(received?.kind === 'file' && received.bytes.length).toBe(bytes.length);
  });

  test('findAnswer: what cannot cross is null', async () => {
    const folder = await temporaryFolder();
    const { fake } = await serveFake(folder, { findAnswer: async () => answer });
    const request = { collection: localCollection, answer: null, readerId: 'r', channelId: null };
    const desk = await connectTo(folder);
    expect(await desk.findAnswer({ ...request, canSee: () => false })).toEqual(answer);
    expect(fake.calls[0]?.args).toEqual([{ ...request, canSee: null }]);
  });

  test('the small ones', async () => {
    const folder = await temporaryFolder();
    const stats = {
      collection: 'local',
      articles: 1,
      passages: 2,
      answers: 0,
      oldest: null,
      newest: null,
      bytes: 9,
      misses: 0,
      medianMs: null,
      helpful: 0,
      unhelpful: 0,
    };
    const { fake } = await serveFake(folder, {
      attachMessage: async () => {},
      outlets: async () => ['The Lindmark Post'],
      aliases: async () => [['HWP', 'Dockers']],
      setAliases: async (_collection, groups) => groups,
      stats: async () => stats,
      verify: async () => [],
      articles: async () => [article],
      backup: async (file, onProgress) => {
        onProgress?.({ collection: localCollection, done: 0, total: 1 });
        return backup(file);
      },
    });
    const desk = await connectTo(folder);
    expect(await desk.attachMessage(localCollection, 'k3j9x2ab', '77')).toBeUndefined();
    expect(await desk.outlets(localCollection)).toEqual(['The Lindmark Post']);
    expect(await desk.aliases(localCollection)).toEqual([['HWP', 'Dockers']]);
    expect(await desk.setAliases(localCollection, [['PKK', 'Kongra-Gel']], { id: '7', name: 'ana' })).toEqual(
      [['PKK', 'Kongra-Gel']],
    );
    expect(await desk.stats(localCollection)).toEqual(stats);
    expect(await desk.verify()).toEqual([]);
    expect(await desk.articles(localCollection, { after: 'a0', limit: 5 })).toEqual([article]);
    const seen: unknown[] = [];
    const made = await desk.backup('/backups/news.tar.gz', (progress) => seen.push(progress));
    expect(made).toEqual(backup('/backups/news.tar.gz'));
    expect(seen).toEqual([{ collection: 'local', done: 0, total: 1 }]);
    expect(fake.calls.map(({ method, args }) => [method, ...args])).toEqual([
      ['attachMessage', 'local', 'k3j9x2ab', '77'],
      ['outlets', 'local'],
      ['aliases', 'local'],
      ['setAliases', 'local', [['PKK', 'Kongra-Gel']], { id: '7', name: 'ana' }],
      ['stats', 'local'],
      ['verify'],
      ['articles', 'local', { after: 'a0', limit: 5 }],
      ['backup', '/backups/news.tar.gz', expect.any(Function)],
    ]);
  });

  test('closing a client leaves the desk open, and ends that client’s calls', async () => {
    const folder = await temporaryFolder();
    const { fake } = await serveFake(folder);
    const desk = await connectTo(folder);
    await desk.close();
    await desk.close();
    expect(fake.calls).toEqual([]);
    await expect(desk.verify()).rejects.toBeInstanceOf(SetupError);
  });
});
