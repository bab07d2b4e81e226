import { describe, expect, test } from 'vitest';
import type { CollectionId } from '../../src/archive/collection-id.js';
import { SetupError, UsageError, UserError } from '../../src/errors.js';
import { question } from './socket-samples.js';
import { connectTo, serveFake, temporaryFolder } from './socket-set-up.js';

describe('errors', () => {
  test.each([
    new UserError('no-answer', { answer: 'x' }),
    new SetupError('The disk is full.', { code: 'disk-full' }),
    new SetupError('The model is missing.'),
    new UsageError('Called wrongly.'),
  ])('%s comes back as what it was', async (thrown) => {
    const folder = await temporaryFolder();
    await serveFake(folder, {
      verify: async () => {
        throw thrown;
      },
    });
    const desk = await connectTo(folder);
    const caught = await desk.verify().catch((error: unknown) => error);
    expect(caught).toBeInstanceOf(thrown.constructor);
    expect(caught).toMatchObject({ ...thrown, message: thrown.message });
  });

  test('what nobody expected comes back with the id under which it stands in the log', async () => {
    const folder = await temporaryFolder();
    await serveFake(folder, {
      verify: async () => {
        throw new TypeError('Something of ours broke.');
      },
    });
    const desk = await connectTo(folder);
    await expect(desk.verify()).rejects.toThrow(/^Something of ours broke\. \(id [0-9a-f]{6}\)$/);
  });

  test('a collection that is none is refused before the desk is asked', async () => {
    const folder = await temporaryFolder();
    const { fake } = await serveFake(folder);
    const desk = await connectTo(folder);
    await expect(desk.outlets('../elsewhere' as CollectionId)).rejects.toMatchObject({
      code: 'bad-collection',
    });
    expect(fake.calls).toEqual([]);
  });

  test('a request of another version is refused, not half understood', async () => {
    const folder = await temporaryFolder();
    const { fake } = await serveFake(folder);
    const desk = await connectTo(folder);
    const request = { ...question, filters: { ...question.filters, author: 'Mara Quist' } };
    await expect(desk.ask(request)).rejects.toMatchObject({ code: 'unreadable-request' });
    expect(fake.calls).toEqual([]);
  });

  test('what is too large to send is refused before it is sent', async () => {
    const folder = await temporaryFolder();
    await serveFake(folder);
    const input = { kind: 'text', text: 'x'.repeat(81 * 1024 * 1024) } as const;
    await expect((await connectTo(folder)).read({ input, hints: {} })).rejects.toMatchObject({
      code: 'request-too-large',
    });
  });
});
