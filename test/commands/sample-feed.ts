import { localCollection } from '../../src/archive/collection-id.js';
import type { Feed } from '../../src/archive/feeds.js';

/** A feed that fares well. */
export const sampleFeed: Feed = {
  id: 'fk3j9x2',
  collection: localCollection,
  url: 'https://ledger.example/feed',
  title: 'Northern Ledger',
  addedBy: { id: '7', name: 'ana' },
  addedAt: '2026-03-02T10:00:00.000Z',
  addedIn: '69',
  announceIn: null,
  announcingStopped: null,
  pausedAt: null,
  pausedBy: null,
  nextPollAt: '2026-03-02T11:00:00.000Z',
  lastSuccessAt: '2026-03-02T10:00:00.000Z',
  etag: null,
  lastModified: null,
  failures: 0,
  failingSince: null,
  lastError: null,
  rhythm: null,
};
