import type { Archive } from '../../src/archive/archive.js';
import { guildCollection, localCollection, type CollectionId } from '../../src/archive/collection-id.js';
import { groupUngrouped } from '../../src/reading/stories/group-ungrouped.js';
import { fill } from '../speed/made-archive.js';
import type { Base } from '../speed/base.js';
import type { ArchiveToMake } from './driver.js';
import type { ArchiveBench } from './figures.js';

/** Passages of a small collection, in articles of so many. */
const passagesOfSmall = 12;
const passagesOfArticle = 4;
/** Filled at once, since each waits for the disk. */
const filledAtOnce = 4;
const saidEvery = 500;

export const smallCollection = (number: number): CollectionId => guildCollection(String(number));

/** One collection of many passages. */
export function largeArchive({ passages, kind, base }: ArchiveBench): ArchiveToMake {
  return {
    name: `${kind}-${passages}`,
    async make(archive) {
      await fill(archive, localCollection, passages, await base());
      // Else the desk would do it while it is asked.
      await groupUngrouped(archive.collection(localCollection));
      await archive.collection(localCollection).snapshot();
    },
  };
}

/** So many collections of three short articles. */
export function smallCollections({ kind, base }: ArchiveBench, count: number): ArchiveToMake {
  return {
    name: `small-${kind}-${count}`,
    async make(archive) {
      const passages = await base();
      let next = 0;
      const fillSome = async (): Promise<void> => {
        for (let number = next++; number < count; number = next++) {
          await fillSmall(archive, number, passages);
          if (number > 0 && number % saidEvery === 0) console.error(`${number} of ${count} collections`);
        }
      };
      await Promise.all(Array.from({ length: filledAtOnce }, fillSome));
    },
  };
}

export async function fillSmall(archive: Archive, number: number, base: Base): Promise<void> {
  const id = smallCollection(number);
  await fill(archive, id, passagesOfSmall, base, number + 1, passagesOfArticle);
  await groupUngrouped(archive.collection(id));
}
