/** Parts of reading a question's words that a measurement switches off, so as to see what each earns. People have all of them. */
export interface WordSwitches {
  /** Other names of the same: see `AliasTable`. */
  readonly aliases: boolean;
  /** Words that stand nowhere are taken for words that they may be misspelt for. */
  readonly spelling: boolean;
}

export const allWordSwitchesOn: WordSwitches = { aliases: true, spelling: true };
