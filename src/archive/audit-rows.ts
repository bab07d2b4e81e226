import type { AuditedDeed, AuditEntry } from './audit.js';
import type { CollectionId } from './collection-id.js';

/** A deed as it is stored. */
export interface AuditRow {
  readonly collection: CollectionId;
  readonly at: string;
  readonly person_id: string | null;
  readonly person_name: string | null;
  readonly deed: string;
  readonly count: number;
}

export function toAuditEntry({
  collection,
  at,
  person_id: id,
  person_name: name,
  deed,
  count,
}: AuditRow): AuditEntry {
  const by = id === null || name === null ? null : { id, name };
  return { collection, at, by, deed: JSON.parse(deed) as AuditedDeed, count };
}
