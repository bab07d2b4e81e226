import type { Outcome, Place, PlaceKind } from './place.js';

/** How one thing that a person can do with the bot is done, and what he is shown for it. */
export interface Driver {
  /** Does it, and whatever has to be done before. The outcome is that of the thing itself. */
  drive(place: Place): Promise<Outcome>;
  /** Where it makes no sense in one of the places: the honest refusal there. */
  readonly shows: RegExp | Readonly<Record<PlaceKind, RegExp>>;
}

/** By the key of what is driven. */
export type Drivers = Readonly<Record<string, Driver>>;
