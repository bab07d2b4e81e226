import { existsSync } from 'node:fs';
import { z } from 'zod';
import { asError } from '../errors.js';
import type { Logger } from '../logger.js';
import type { Embedder, FormerEmbedder } from './embedder.js';
import type { ModelProfile } from './model-profile.js';
import { profileFingerprint } from './profile-fingerprint.js';

const profileSchema: z.ZodType<ModelProfile> = z.object({
  name: z.string(),
  source: z.union([
    z.object({ kind: z.literal('folder'), path: z.string() }),
    z.object({
      kind: z.literal('hub'),
      repository: z.string(),
      revision: z.string(),
      host: z.string(),
      cacheFolder: z.string(),
    }),
  ]),
  dtype: z.enum(['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4']),
  pooling: z.enum(['mean', 'cls']),
  dimension: z.number().int().positive(),
  questionPrefix: z.string(),
  passagePrefix: z.string(),
  maximumTokens: z.number().int().positive(),
  checksums: z.record(z.string(), z.string()).nullable(),
});

/** The models that collections were read with before: each is loaded when somebody asks in such a collection, if it is still there. */
export class FormerModels {
  readonly #start: (profile: ModelProfile) => Embedder;
  readonly #logger: Logger;
  /** By fingerprint; null where it could not be loaded. */
  readonly #known = new Map<string, Embedder | null>();

  constructor(start: (profile: ModelProfile) => Embedder, logger: Logger) {
    this.#start = start;
    this.#logger = logger;
  }

  /** @param model as the archive kept it beside the vectors. */
  of(model: unknown): FormerEmbedder | null {
    const { data: profile } = profileSchema.safeParse(model);
    // What was fetched from a hub is not fetched again for this.
    if (!profile || profile.source.kind !== 'folder' || !existsSync(profile.source.path)) return null;
    const fingerprint = profileFingerprint(profile);
    let embedder = this.#known.get(fingerprint);
    if (embedder === undefined) {
      embedder = this.#start(profile);
      this.#known.set(fingerprint, embedder);
      embedder.ready().catch((error: unknown) => {
        this.#known.set(fingerprint, null);
        this.#logger.warn(
          { model: profile.name, error: asError(error).message },
          'The model that articles were read with before cannot be loaded: until they are read with the new one they are found by words.',
        );
      });
    }
    return embedder;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#known.values()].map((embedder) => embedder?.close()));
  }
}

/** An embedder that knows the models before it, too. */
export function withFormerModels(embedder: Embedder, former: FormerModels): Embedder {
  return {
    profile: embedder.profile,
    ready: () => embedder.ready(),
    embedQuestion: (text) => embedder.embedQuestion(text),
    embedPassages: (texts, signal) => embedder.embedPassages(texts, signal),
    former: (model) => former.of(model),
    async close() {
      await Promise.all([embedder.close(), former.close()]);
    },
  };
}
