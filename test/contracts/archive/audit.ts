import { describe, expect, test } from 'vitest';
import {
  auditRetentionMs,
  mostAuditEntries,
  sameImportMs,
  type AuditedDeed,
} from '../../../src/archive/audit.js';
import { guildCollection, localCollection } from '../../../src/archive/collection-id.js';
import { momentFrom } from '../../../src/archive/usage.js';
import type { Subject } from './samples.js';

const ana = { id: '1', name: 'ana' };
const ben = { id: '2', name: "ben'; --" };
const now = new Date().toISOString();
const removed: AuditedDeed = { kind: 'article-removed', article: 'a1', title: 'Old “news”' };
const imported = { kind: 'articles-imported', file: 'all.jsonl' } as const;
const changed: AuditedDeed = { kind: 'setting-changed', setting: 'language', before: null, after: 'de' };
const server = guildCollection('9');

/** Who did what. */
export function describeAudit(subject: () => Subject): void {
  const list = (collection = localCollection, range = { offset: 0, limit: 50 }) =>
    subject().archive.audit.list(collection, range);

  describe('audit', () => {
    test('lists what was noted, newest first, of one collection, page by page', async () => {
      const { audit } = subject().archive;
      expect(await list()).toEqual({ entries: [], total: 0 });
      await audit.note({ collection: localCollection, at: now, by: ana, deed: removed });
      await audit.note({ collection: localCollection, at: now, by: ben, deed: changed });
      await audit.note({ collection: server, at: now, by: ana, deed: removed });
      expect(await list()).toEqual({
        total: 2,
        entries: [
          { collection: localCollection, at: now, by: ben, deed: changed, count: 1 },
          { collection: localCollection, at: now, by: ana, deed: removed, count: 1 },
        ],
      });
      const second = await list(localCollection, { offset: 1, limit: 1 });
      expect(second).toMatchObject({ total: 2, entries: [{ deed: removed }] });
    });

    test('an import is one entry while it goes on; the same deed twice is two', async () => {
      const { audit } = subject().archive;
      const note = (deed: AuditedDeed, afterMs: number, by = ana) =>
        audit.note({ collection: localCollection, at: momentFrom(now, afterMs), by, deed });
      await note(imported, 0);
      await note(removed, 1);
      await note(imported, 2);
      await note(imported, 3, ben);
      await note({ ...imported, file: 'other.jsonl' }, 4);
      await note(removed, 5);
      await note(imported, 2 + sameImportMs);
      const { entries } = await list();
      expect(entries.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1, 2]);
      expect(entries.at(-1)).toMatchObject({ deed: imported, at: momentFrom(now, 2) });
    });

    test('keeps nothing for longer than 180 days, and the newest 2,000 of a collection', async () => {
      const { audit } = subject().archive;
      await audit.note({
        collection: server,
        at: momentFrom(now, -auditRetentionMs),
        by: ana,
        deed: removed,
      });
      await audit.note({ collection: localCollection, at: now, by: ana, deed: changed });
      expect((await list(server)).total).toBe(0);
      for (let n = 0; n < mostAuditEntries; n += 1) {
        await audit.note({ collection: localCollection, at: now, by: ben, deed: removed });
      }
      const last = await list(localCollection, { offset: mostAuditEntries - 1, limit: 5 });
      expect(last).toMatchObject({ total: mostAuditEntries, entries: [{ deed: removed }] });
    });

    test('forgets a person where he wants it, and all with the collection', async () => {
      const { archive, local } = subject();
      const { audit } = archive;
      await audit.note({ collection: localCollection, at: now, by: ana, deed: removed });
      await audit.note({ collection: localCollection, at: now, by: ben, deed: removed });
      await audit.note({ collection: server, at: now, by: ana, deed: removed });
      expect(await audit.forgetPerson(localCollection, ana.id)).toBe(1);
      expect((await list()).entries.map(({ by }) => by)).toEqual([ben, null]);
      expect((await list(server)).entries[0]?.by).toEqual(ana);
      await local.delete();
      expect((await list()).total).toBe(0);
      expect((await list(server)).total).toBe(1);
    });
  });
}
