import { UserError } from '../errors.js';

/**
 * Names a collection: `guild:ID` (a Discord server), `user:ID` (a person's direct messages),
 * `local` or another plain name (the terminal), `seeds` (the starter articles).
 */
export type CollectionId = string & { readonly collectionId: unique symbol };

const pattern = /^(?:guild:\d{1,20}|user:\d{1,20}|[a-z0-9][a-z0-9_-]{0,62})$/;

/** @throws UserError where `name` cannot name a collection. */
export function parseCollectionId(name: string): CollectionId {
  if (!pattern.test(name)) {
    throw new UserError('bad-collection', { name: name.slice(0, 80) });
  }
  return name as CollectionId;
}

export const guildCollection = (guildId: string): CollectionId => parseCollectionId(`guild:${guildId}`);
export const userCollection = (userId: string): CollectionId => parseCollectionId(`user:${userId}`);
/** Whether it is a person's own, in direct messages. */
export const isUserCollection = (id: CollectionId): boolean => id.startsWith('user:');
export const seedsCollection = 'seeds' as CollectionId;
export const localCollection = 'local' as CollectionId;
