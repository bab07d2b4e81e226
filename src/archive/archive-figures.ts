/** What an archive is at. */
export interface ArchiveFigures {
  /** Collections whose files are open. */
  readonly openCollections: number;
  /** Points in the vector indexes of these. */
  readonly indexPoints: number;
  /** Of these indexes, those that are being loaded, built or saved. */
  readonly indexesAtWork: number;
}
