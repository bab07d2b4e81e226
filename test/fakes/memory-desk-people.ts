import type { DeskPeople, DeskRecords } from '../../src/archive/desk-people.js';
import { withoutPerson } from '../../src/archive/forgotten-person.js';
import type { SetUp } from '../../src/archive/place.js';

interface Store<Kept> {
  ofPerson(personId: string): readonly Kept[];
  forgetEverywhere(personId: string): void;
}

type Stores = {
  readonly [Name in Exclude<keyof DeskRecords, 'deeds'>]: Store<DeskRecords[Name][number]>;
} & { readonly audit: Store<DeskRecords['deeds'][number]> };

/** People in what the archive that forgets everything keeps beside its collections. */
export class MemoryDeskPeople implements DeskPeople {
  readonly #stores: Stores;

  constructor({ feeds, digests, followedStories, audit }: Stores) {
    this.#stores = { feeds, digests, followedStories, audit };
  }

  async records(personId: string): Promise<DeskRecords> {
    const { feeds, digests, followedStories, audit } = this.#stores;
    return {
      feeds: feeds.ofPerson(personId),
      digests: digests.ofPerson(personId),
      followedStories: followedStories.ofPerson(personId),
      deeds: audit.ofPerson(personId),
    };
  }

  async forget(personId: string): Promise<void> {
    for (const store of Object.values(this.#stores)) store.forgetEverywhere(personId);
  }

  async scrub(): Promise<void> {}
}

/** Who set something up, without this person. */
export function anonymous(setUp: SetUp, personId: string): SetUp {
  return withoutPerson({ ...setUp, locale: null }, personId);
}
