/** Which model an archive's vectors are made by. Vectors of two fingerprints are never compared. */
export interface VectorProfile {
  readonly fingerprint: string;
  /** Numbers in a vector. */
  readonly dimension: number;
}
