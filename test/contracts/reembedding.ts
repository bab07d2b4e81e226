import { describe, expect, test } from 'vitest';
import type { Collection, SearchFilter } from '../../src/archive/collection.js';
import type { EmbeddedPassage } from '../../src/archive/article.js';
import type { VectorProfile } from '../../src/archive/vector-profile.js';
import {
  formsOf,
  sampleContent,
  sampleDimension,
  samplePassages,
  sampleVector,
} from '../archive/sample-articles.js';

const everything: SearchFilter = { since: null, until: null, outlet: null, keepUndated: true };
const search = { limit: 3, filter: everything };
const first: VectorProfile = {
  fingerprint: 'sample',
  dimension: sampleDimension,
  model: { name: 'first' },
};
const second: VectorProfile = { fingerprint: 'second', dimension: 8, model: { name: 'second' } };
const third: VectorProfile = { fingerprint: 'third', dimension: 8 };

const mill = 'The mill at Krell burned down.\n\nNobody was hurt.';
const ferry = 'The ferry to Lindmark sails again.\n\nIts ramp was repaired.';
const bread = 'Rye bread costs more.\n\nThe harvest was poor.';

/** Of the second and third model: unit vectors along the axis of a text's first letter. */
function otherVector(text: string): Float32Array {
  const vector = new Float32Array(second.dimension);
  vector[text.charCodeAt(0) % second.dimension] = 1;
  return vector;
}

const otherPassages = (text: string): EmbeddedPassage[] =>
  samplePassages(text).map((passage) => ({
    ...passage,
    vector: otherVector(text.slice(passage.start, passage.end)),
  }));

async function reembedAll({ models }: Collection): Promise<boolean> {
  for (;;) {
    const passages = await models.missing(2);
    if (passages.length === 0) return models.finish();
    await models.keep(passages.map(({ id, text }) => ({ passageId: id, vector: otherVector(text) })));
  }
}

async function keepOne({ models }: Collection): Promise<void> {
  const [passage] = await models.missing(1);
  await models.keep([{ passageId: passage?.id ?? 0, vector: otherVector(passage?.text ?? '') }]);
}

const textsOf = async (collection: Collection, vector: Float32Array) => {
  const found = await collection.nearest(vector, search);
  const passages = await collection.passages(found.map(({ passageId }) => passageId));
  return passages.map(({ text }) => text);
};

/** A place in which an archive stays when it is closed. */
export interface LastingArchive {
  /** Runs `work` on a collection of the archive, opened with this model, and closes it again. */
  having<Result>(profile: VectorProfile, work: (collection: Collection) => Promise<Result>): Promise<Result>;
}

/** What an archive that outlives its process owes when its model changes. @param open an empty one, gone after the test */
export function describeReembedding(name: string, open: () => Promise<LastingArchive>): void {
  async function begin(): Promise<LastingArchive> {
    const place = await open();
    await place.having(first, async (collection) => {
      await collection.add(sampleContent({ text: mill }), samplePassages(mill));
      await collection.add(sampleContent({ text: ferry }), samplePassages(ferry));
      await collection.snapshot();
      expect(await collection.models.progress()).toBeNull();
    });
    return place;
  }

  describe(`another model: ${name}`, () => {
    test('goes on being searched by the vectors that it has, until all are changed at once', async () => {
      const { having } = await begin();
      await having(second, async (collection) => {
        expect(await collection.models.served()).toEqual({
          isCurrent: false,
          fingerprint: first.fingerprint,
          dimension: first.dimension,
          model: { name: 'first' },
        });
        expect(await collection.models.progress()).toEqual({ done: 0, total: 4 });
        expect((await collection.stats()).reembedding).toEqual({ done: 0, total: 4 });
        expect((await textsOf(collection, sampleVector('Nobody was hurt.')))[0]).toBe('Nobody was hurt.');

        // What comes meanwhile is found by its words, and brings its vectors along.
        await collection.add(sampleContent({ text: bread }), otherPassages(bread));
        expect(await collection.keyword(formsOf('harvest'), search)).toHaveLength(1);
        expect(await collection.models.progress()).toEqual({ done: 2, total: 6 });
        expect(await collection.verify()).toEqual([]);
        expect(await collection.ungrouped({ after: null, limit: 5 })).toEqual([]);

        expect(await reembedAll(collection)).toBe(true);
        expect(await collection.models.served()).toMatchObject({ isCurrent: true, dimension: 8 });
        expect(await collection.models.progress()).toBeNull();
        for (const text of [...mill.split('\n\n'), ...ferry.split('\n\n'), ...bread.split('\n\n')]) {
          const [nearest] = await collection.nearest(otherVector(text), search);
          expect(nearest?.score).toBeCloseTo(1);
        }
        expect(await collection.verify()).toEqual([]);
        expect(await collection.ungrouped({ after: null, limit: 5 })).toHaveLength(3);
      });
      await having(second, async (collection) => {
        expect(await collection.models.served()).toMatchObject({
          isCurrent: true,
          model: { name: 'second' },
        });
        expect(await textsOf(collection, otherVector('Rye'))).toContain('Rye bread costs more.');
      });
    });

    test('goes on where it was interrupted, and begins anew with a third model', async () => {
      const { having } = await begin();
      await having(second, keepOne);
      await having(second, async ({ models }) => {
        expect(await models.progress()).toEqual({ done: 1, total: 4 });
        expect(await models.finish()).toBe(false);
      });
      await having(third, async (collection) => {
        expect(await collection.models.progress()).toEqual({ done: 0, total: 4 });
        expect(await collection.models.finish()).toBe(false);
        expect(await reembedAll(collection)).toBe(true);
        expect(await collection.models.served()).toMatchObject({ isCurrent: true, fingerprint: 'third' });
      });
    });

    test('is as it was where the first model is back', async () => {
      const { having } = await begin();
      await having(second, async (collection) => {
        const [passage] = await collection.models.missing(1);
        await collection.models.keep([{ passageId: passage?.id ?? 0, vector: otherVector('x') }]);
      });
      await having(first, async (collection) => {
        expect(await collection.models.progress()).toBeNull();
        expect((await textsOf(collection, sampleVector('Nobody was hurt.')))[0]).toBe('Nobody was hurt.');
        await collection.add(sampleContent({ text: bread }), samplePassages(bread));
        expect((await textsOf(collection, sampleVector('The harvest was poor.')))[0]).toBe(
          'The harvest was poor.',
        );
      });
    });

    test('waits for no removed article to be purged, and finds by the new model what is brought back', async () => {
      const { having } = await begin();
      await having(second, async (collection) => {
        const [purged, undone] = await collection.articles({ after: null, limit: 2 });
        const removal = { by: { id: '1', name: 'ana' }, at: '2026-01-01T00:00:00Z' };
        await collection.remove(purged?.id ?? '', removal);
        await collection.remove(undone?.id ?? '', { ...removal, at: '2026-03-01T00:00:00Z' });
        expect(await collection.models.finish()).toBe(false);
        expect(await reembedAll(collection)).toBe(true);
        expect(await collection.verify()).toEqual([]);
        expect((await collection.nearest(otherVector('The'), search)).length).toBe(0);
        await collection.purge('2026-02-01T00:00:00Z');
        await collection.restore(undone?.id ?? '');
        const [nearest] = await collection.nearest(otherVector(undone?.text ?? ''), search);
        expect(nearest?.score).toBeCloseTo(1);
        expect(await collection.verify()).toEqual([]);
        expect((await collection.stats()).passages).toBe(2);
      });
    });

    test('what is purged while it is being read keeps nothing from changing over', async () => {
      const { having } = await begin();
      await having(second, async (collection) => {
        const [article] = await collection.articles({ after: null, limit: 1 });
        const removal = { by: { id: '1', name: 'ana' }, at: '2026-01-01T00:00:00Z' };
        await collection.remove(article?.id ?? '', removal);
        const passages = await collection.models.missing(10);
        expect(passages).toHaveLength(4);
        await collection.purge('2026-02-01T00:00:00Z');
        await collection.models.keep(
          passages.map(({ id, text }) => ({ passageId: id, vector: otherVector(text) })),
        );
        expect(await collection.models.finish()).toBe(true);
        expect(await collection.verify()).toEqual([]);
      });
    });

    test('looking at it writes nothing: what was begun with another model is there until this one begins', async () => {
      const { having } = await begin();
      await having(second, keepOne);
      await having(third, async ({ models }) => {
        expect(await models.progress()).toEqual({ done: 0, total: 4 });
        expect(await models.missing(9)).toHaveLength(4);
        expect(await models.finish()).toBe(false);
      });
      await having(second, async ({ models }) => {
        expect(await models.progress()).toEqual({ done: 1, total: 4 });
      });
      await having(third, async ({ models }) => {
        expect(await models.begin()).toEqual({ done: 0, total: 4 });
      });
      await having(second, async ({ models }) => {
        expect(await models.progress()).toEqual({ done: 0, total: 4 });
      });
    });
  });
}
