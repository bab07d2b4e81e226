import type { CollectionId } from '../archive/collection-id.js';
import type { CollectionSettings, SettingsChange } from './collection-settings.js';

/** How Dateline is set up for each collection. */
export interface SettingsDesk {
  read(collection: CollectionId): Promise<CollectionSettings>;
  /** Keeps what is changed, and returns all. @throws UserError naming what is no value of a setting; then nothing is changed. */
  change(collection: CollectionId, change: SettingsChange): Promise<CollectionSettings>;
}
