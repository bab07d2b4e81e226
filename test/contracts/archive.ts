import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Archive } from '../../src/archive/archive.js';
import { localCollection } from '../../src/archive/collection-id.js';
import { describeAnswers } from './archive/answers.js';
import { describeArticles } from './archive/articles.js';
import { describeAudit } from './archive/audit.js';
import { describeBackup } from './archive/backup.js';
import { describeEditing } from './archive/editing.js';
import { describeListing } from './archive/listing.js';
import { describeMonths } from './archive/months.js';
import { describePeople } from './archive/people.js';
import { describeOutlets } from './archive/outlets.js';
import { describeRemoval } from './archive/removal.js';
import { describeCollections } from './archive/collections.js';
import { describeDeskPeople } from './archive/desk-people.js';
import { describeDesk } from './archive/desk.js';
import { describeDigests } from './archive/digests.js';
import { describeFeeds } from './archive/feeds.js';
import { describeFollowedStories } from './archive/followed-stories.js';
import { describeGrouping } from './archive/grouping.js';
import { describeFeedback } from './archive/feedback.js';
import { describeRequests } from './archive/requests.js';
import { add, ferry, type Subject } from './archive/samples.js';
import { describeSearch } from './archive/search.js';
import { describeStories } from './archive/stories.js';
import { describeSimilarWords } from './archive/similar-words.js';
import { describeUsage } from './archive/usage.js';

/** A fresh archive, for vectors of `sampleDimension`, and how to get rid of it. */
export interface ArchiveUnderTest {
  readonly archive: Archive;
  dispose(): Promise<void>;
}

/** What every implementation of `Archive` owes. */
export function describeArchive(name: string, open: () => Promise<ArchiveUnderTest>): void {
  describe(`archive contract: ${name}`, () => {
    let opened: ArchiveUnderTest;

    const subject = (): Subject => ({
      archive: opened.archive,
      local: opened.archive.collection(localCollection),
    });

    beforeEach(async () => {
      opened = await open();
    });

    afterEach(() => opened.dispose());

    describeArticles(subject);
    describeListing(subject);
    describeEditing(subject);
    describeRemoval(subject);
    describeOutlets(subject);
    describeMonths(subject);
    describeSearch(subject);
    describeStories(subject);
    describeGrouping(subject);
    describeSimilarWords(subject);
    describeCollections(subject);
    describeBackup(subject);
    describeAnswers(subject);
    describeFeedback(subject);
    describeRequests(subject);
    describePeople(subject);
    describeDesk(subject);
    describeDeskPeople(subject);
    describeFeeds(subject);
    describeUsage(subject);
    describeAudit(subject);
    describeDigests(subject);
    describeFollowedStories(subject);

    test('a sound archive has no damage', async () => {
      const { local } = subject();
      await add(local, ferry);
      await add(local, { ...ferry, text: 'Now the ferry skips the island of Torsund.' });
      expect(await local.verify()).toEqual([]);
      await expect(local.snapshot()).resolves.toBeUndefined();
    });
  });
}
