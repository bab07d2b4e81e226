import { existsSync } from 'node:fs';
import { z } from 'zod';
import { systemClock, type Clock } from '../clock.js';
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

/** A model that is loaded, or about to be. */
interface Loaded {
  readonly embedder: Embedder;
  /** Questions under way, and the loading. */
  underWay: number;
  /** Calls off that it ends. */
  stay(): void;
}

/** A model that nobody asks any more takes some 200 MB: after the change of the last collection it is not asked again. */
const idleMs = 5 * 60_000;
/** What could not be loaded may be loadable later, as where memory was short; trying costs a process. */
const pauseMs = 5 * 60_000;

/** The models that collections were read with before: each is loaded when somebody asks in such a collection, if it is still there. */
export class FormerModels {
  readonly #start: (profile: ModelProfile) => Embedder;
  readonly #logger: Logger;
  readonly #clock: Clock;
  /** By fingerprint, as all that follows. */
  readonly #loaded = new Map<string, Loaded>();
  /** Until when nobody tries, in milliseconds since 1970, where one could not be loaded. */
  readonly #failedUntil = new Map<string, number>();
  /** That end at the moment. */
  readonly #ending = new Set<Promise<void>>();
  #isClosed = false;

  constructor(start: (profile: ModelProfile) => Embedder, logger: Logger, clock: Clock = systemClock) {
    this.#start = start;
    this.#logger = logger;
    this.#clock = clock;
  }

  /** @param model as the archive kept it beside the vectors. */
  of(model: unknown): FormerEmbedder | null {
    const { data: profile } = profileSchema.safeParse(model);
    // What was fetched from a hub is not fetched again for this.
    if (!profile || profile.source.kind !== 'folder' || !existsSync(profile.source.path)) return null;
    const fingerprint = profileFingerprint(profile);
    const isResting = this.#clock.nowMs() < (this.#failedUntil.get(fingerprint) ?? 0);
    if (this.#isClosed || isResting) return null;
    const loaded = this.#loaded.get(fingerprint) ?? this.#load(fingerprint, profile);
    return {
      embedQuestion: (text) => this.#during(fingerprint, loaded, () => loaded.embedder.embedQuestion(text)),
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const [fingerprint, loaded] of this.#loaded) this.#end(fingerprint, loaded);
    await Promise.all(this.#ending);
  }

  #load(fingerprint: string, profile: ModelProfile): Loaded {
    const loaded: Loaded = { embedder: this.#start(profile), underWay: 0, stay: () => undefined };
    this.#loaded.set(fingerprint, loaded);
    this.#during(fingerprint, loaded, () => loaded.embedder.ready()).then(
      () => this.#failedUntil.delete(fingerprint),
      (error: unknown) => {
        if (this.#isClosed) return;
        const isFirst = !this.#failedUntil.has(fingerprint);
        this.#failedUntil.set(fingerprint, this.#clock.nowMs() + pauseMs);
        this.#end(fingerprint, loaded);
        if (!isFirst) return;
        this.#logger.warn(
          { model: profile.name, error: asError(error).message },
          'The model that articles were read with before cannot be loaded: until they are read with the new one, or it can be loaded, they are found by words.',
        );
      },
    );
    return loaded;
  }

  /** It ends when nobody has asked it for a while. */
  async #during<Result>(fingerprint: string, loaded: Loaded, work: () => Promise<Result>): Promise<Result> {
    loaded.stay();
    loaded.underWay += 1;
    try {
      return await work();
    } finally {
      loaded.underWay -= 1;
      if (loaded.underWay === 0 && this.#loaded.get(fingerprint) === loaded)
        loaded.stay = this.#clock.after(idleMs, () => this.#end(fingerprint, loaded));
    }
  }

  #end(fingerprint: string, loaded: Loaded): void {
    loaded.stay();
    if (this.#loaded.get(fingerprint) === loaded) this.#loaded.delete(fingerprint);
    const ending = loaded.embedder
      .close()
      .catch((error: unknown) =>
        this.#logger.warn({ error: asError(error).message }, 'A former model did not end.'),
      )
      .finally(() => this.#ending.delete(ending));
    this.#ending.add(ending);
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
