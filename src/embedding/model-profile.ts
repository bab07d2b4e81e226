/** Everything that decides what vector a text gets. Vectors of two profiles are never compared. */
export interface ModelProfile {
  /** As `DATELINE_MODEL` names it: "all-MiniLM-L6-v2", "org/name" or a folder. */
  readonly name: string;
  readonly source: ModelSource;
  readonly dtype: 'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4';
  readonly pooling: 'mean' | 'cls';
  readonly dimension: number;
  /** Put before a question, as "query: " for the E5 family. */
  readonly questionPrefix: string;
  readonly passagePrefix: string;
  /** Longer texts are cut by the tokenizer. */
  readonly maximumTokens: number;
  /** sha256 by path below the model's folder; verified before loading. Null where none are known beforehand. */
  readonly checksums: Readonly<Record<string, string>> | null;
}

export type ModelSource = { readonly kind: 'folder'; readonly path: string } | HubSource;

/** A repository on a hub, from which a model is fetched once. */
export interface HubSource {
  readonly kind: 'hub';
  /** "org/name" */
  readonly repository: string;
  /** A commit, or a branch or tag as it is when the model is fetched. */
  readonly revision: string;
  /** "https://hub.example" */
  readonly host: string;
  /** Where what was fetched is kept. */
  readonly cacheFolder: string;
}
