/** Parts of the search that a measurement switches off, so as to see what each earns. People have all of them. */
export interface SearchSwitches {
  /** Candidates by meaning. */
  dense: boolean;
  /** Candidates by words. */
  keyword: boolean;
  /** Dates: the words for a time in a question, and that newer articles come first. */
  dates: boolean;
  /** Outlets that a question names as its source. */
  outlets: boolean;
  /** Other names for the same. */
  aliases: boolean;
  /** Misspelt words taken for what they may be meant for. */
  spelling: boolean;
}

export const allSwitchesOn: Readonly<SearchSwitches> = {
  dense: true,
  keyword: true,
  dates: true,
  outlets: true,
  aliases: true,
  spelling: true,
};
