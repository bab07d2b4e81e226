import { z } from 'zod';
import { parseCollectionId, type CollectionId } from '../../collection-id.js';
import type { BackupContents } from '../../backup.js';

/** Raised where a backup is laid out in another way. */
export const backupFormat = 1;
/** The last member: where it is missing, the backup was not finished. */
export const manifestName = 'manifest.json';
export const deskMember = 'desk.sqlite';

const count = z.int().nonnegative();
const file = {
  sha256: z.hash('sha256'),
  bytes: z.int().positive(),
  /** `user_version` of the file. */
  schema: z.int().positive(),
};

const deskSchema = z.strictObject({ ...file, member: z.literal(deskMember) });
const collectionSchema = z.strictObject({
  ...file,
  member: z.string(),
  collection: z.string().transform((name): CollectionId => parseCollectionId(name)),
  articles: count,
  passages: count,
  answers: count,
  /** When the last of what was removed in it and still had to be purged was removed: ISO 8601; null where there was none. */
  removedAt: z.iso.datetime().nullable(),
});

const manifestSchema = z.strictObject({
  format: z.literal(backupFormat),
  dateline: z.string(),
  /** When it was begun: ISO 8601, UTC. */
  createdAt: z.iso.datetime(),
  desk: deskSchema,
  collections: z.array(collectionSchema),
});

/** The desk's file in a backup. */
export type DeskEntry = z.infer<typeof deskSchema>;
/** A collection's file in a backup, and what is in it. */
export type CollectionEntry = z.infer<typeof collectionSchema>;
/** What a backup says of itself. */
export type BackupManifest = z.infer<typeof manifestSchema>;

/** @throws Error where it is no manifest of this format. */
export function parseManifest(text: string): BackupManifest {
  return manifestSchema.parse(JSON.parse(text));
}

/** The format that a manifest states; null where it states none. */
export function statedFormat(text: string): number | null {
  try {
    const { format } = JSON.parse(text) as { readonly format?: unknown };
    return typeof format === 'number' ? format : null;
  } catch {
    return null;
  }
}

export function contentsOf({ collections }: Pick<BackupManifest, 'collections'>): BackupContents {
  const sum = (key: 'articles' | 'passages' | 'answers') =>
    collections.reduce((total, collection) => total + collection[key], 0);
  return {
    collections: collections.length,
    articles: sum('articles'),
    passages: sum('passages'),
    answers: sum('answers'),
  };
}
