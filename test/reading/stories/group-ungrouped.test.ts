import { beforeEach, describe, expect, test } from 'vitest';
import type { Collection } from '../../../src/archive/collection.js';
import { localCollection } from '../../../src/archive/collection-id.js';
import { groupUngrouped } from '../../../src/reading/stories/group-ungrouped.js';
import { StoryTender } from '../../../src/reading/stories/story-tender.js';
import { sampleContent, sampleDimension, samplePassages } from '../../archive/sample-articles.js';
import { recordingLogger } from '../../archive/embedded/temporary-collection.js';
import { MemoryArchive } from '../../fakes/memory-archive.js';

let collection: Collection;

beforeEach(async () => {
  collection = new MemoryArchive(sampleDimension).collection(localCollection);
  for (let index = 0; index < 20; index += 1) {
    const text = `In Krell the council met for time number ${index}.`;
    await collection.add(sampleContent({ text, publishedAt: '2025-05-02' }), samplePassages(text));
  }
});

const waiting = async (): Promise<number> => (await collection.ungrouped({ after: null, limit: 100 })).length;

describe('groupUngrouped', () => {
  test('groups everything that waits, once', async () => {
    expect(await groupUngrouped(collection)).toBe(20);
    expect(await waiting()).toBe(0);
    expect(await groupUngrouped(collection)).toBe(0);
  });

  test('stops where it is told to, and goes on from there', async () => {
    const stop = new AbortController();
    const grouping = groupUngrouped(collection, stop.signal);
    setImmediate(() => stop.abort());
    const grouped = await grouping;
    expect(grouped).toBeLessThan(20);
    expect(await waiting()).toBe(20 - grouped);
    expect(await groupUngrouped(collection)).toBe(20 - grouped);
  });
});

describe('StoryTender', () => {
  test('groups behind what else is done, once for each collection', async () => {
    const { logger, messages } = recordingLogger();
    const tender = new StoryTender(logger);
    tender.tend(collection);
    tender.tend(collection);
    await expect.poll(waiting).toBe(0);
    await tender.close();
    tender.tend(collection);
    expect(messages).toEqual([]);
  });

  test('says that it failed, and tries again at the next use', async () => {
    const { logger, messages } = recordingLogger();
    const tender = new StoryTender(logger);
    const group = collection.group;
    const failing: Collection = Object.assign(Object.create(collection), {
      id: collection.id,
      ungrouped: collection.ungrouped,
      group: async () => {
        throw new Error('no room');
      },
    });
    tender.tend(failing);
    await expect.poll(() => messages).toEqual(['Articles could not be grouped into stories.']);
    tender.tend(Object.assign(failing, { group }));
    await expect.poll(waiting).toBe(0);
    await tender.close();
  });
});
