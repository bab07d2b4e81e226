/** Which model an archive's vectors are made by. Vectors of two fingerprints are never compared. */
export interface VectorProfile {
  readonly fingerprint: string;
  /** Numbers in a vector. */
  readonly dimension: number;
  /** What is kept beside vectors, as JSON, so that their model can be loaded again when the archive has another. */
  readonly model?: unknown;
}
