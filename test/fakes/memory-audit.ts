import {
  auditRetentionMs,
  mostAuditEntries,
  sameImportMs,
  type Audit,
  type AuditEntry,
  type AuditPage,
  type NewAuditEntry,
} from '../../src/archive/audit.js';
import type { CollectionId } from '../../src/archive/collection-id.js';
import { momentFrom } from '../../src/archive/usage.js';

/** Who did what, in memory. */
export class MemoryAudit implements Audit {
  /** Oldest first. */
  #entries: AuditEntry[] = [];

  async note(entry: NewAuditEntry): Promise<void> {
    const oldest = momentFrom(entry.at, -auditRetentionMs);
    if (this.#entries.some(({ at }) => at <= oldest)) {
      this.#entries = this.#entries.filter(({ at }) => at > oldest);
    }
    if (entry.deed.kind === 'articles-imported' && this.#countOneMore(entry)) return;
    this.#entries.push({ ...entry, deed: { ...entry.deed }, count: 1 });
    const own = this.#of(entry.collection);
    if (own.length <= mostAuditEntries) return;
    const kept = new Set(own.slice(0, mostAuditEntries));
    this.#entries = this.#entries.filter((known) => known.collection !== entry.collection || kept.has(known));
  }

  #countOneMore(entry: NewAuditEntry): boolean {
    const deed = JSON.stringify(entry.deed);
    const index = this.#entries.findLastIndex(
      (known) =>
        known.collection === entry.collection &&
        known.by?.id === entry.by.id &&
        JSON.stringify(known.deed) === deed &&
        known.at > momentFrom(entry.at, -sameImportMs),
    );
    const before = this.#entries[index];
    if (!before) return false;
    const at = before.at > entry.at ? before.at : entry.at;
    this.#entries[index] = { ...before, at, count: before.count + 1 };
    return true;
  }

  async list(
    collection: CollectionId,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<AuditPage> {
    const all = this.#of(collection);
    return { entries: all.slice(offset, offset + limit), total: all.length };
  }

  async forgetPerson(collection: CollectionId, personId: string): Promise<number> {
    const isHis = (entry: AuditEntry) => entry.collection === collection && entry.by?.id === personId;
    const count = this.#entries.filter(isHis).length;
    this.#entries = this.#entries.map((entry) => (isHis(entry) ? { ...entry, by: null } : entry));
    return count;
  }

  ofPerson(personId: string): readonly AuditEntry[] {
    return this.#entries.filter(({ by }) => by?.id === personId);
  }

  forgetEverywhere(personId: string): void {
    this.#entries = this.#entries.map((entry) =>
      entry.by?.id === personId ? { ...entry, by: null } : entry,
    );
  }

  forget(collection: string): void {
    this.#entries = this.#entries.filter((entry) => entry.collection !== collection);
  }

  #of(collection: CollectionId): readonly AuditEntry[] {
    return this.#entries.filter((entry) => entry.collection === collection).toReversed();
  }
}
