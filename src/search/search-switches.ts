/** Parts of the search that a measurement switches off, so as to see what each earns. People have all of them. */
export interface SearchSwitches {
  /** Dates: the words for a time in a question, and that newer articles come first. */
  readonly dates: boolean;
  /** Outlets that a question names as its source. */
  readonly outlets: boolean;
}

export const allSwitchesOn: SearchSwitches = { dates: true, outlets: true };
