import { z } from 'zod';
import type { Archive } from '../../archive/archive.js';
import { isArchiveTrouble } from '../../archive/archive-trouble.js';
import { asError, SetupError, UserError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import { noteOutcome } from '../../observing/request-scope.js';
import type { AddOutcome, AddProgress } from '../../reading/article-input.js';
import { addSchema } from '../add-request-schema.js';
import type { AddRequest, Desk } from '../desk.js';
import type { JobHandler } from '../job-runner.js';
import { readParams } from '../read-params.js';
import { errorToFrame } from '../socket-errors.js';

/** The kind of the jobs that add an article which another process was given. */
export const additionKind = 'add';
/** So many are added at a time by one process: one that is fetched from a slow place keeps nobody waiting. */
export const additionsAtOnce = 4;
/** The signal of how far the addition of a job has got. */
export const progressSignal = 'add-progress';

/** No more often than this it is told how far the embedding has got. */
const progressMs = 500;

const errorSchema = z.strictObject({
  name: z.string(),
  code: z.string().nullable(),
  message: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).nullish(),
});

/** What came of an addition, as it is kept for whoever waits for it. */
export const additionResultSchema = z.union([
  z.strictObject({
    article: z.string(),
    status: z.enum(['added', 'updated', 'duplicate']),
    passages: z.number().int(),
  }),
  z.strictObject({ error: errorSchema }),
]);
export type AdditionResult = z.infer<typeof additionResultSchema>;

const progressSchema = z.strictObject({
  job: z.string(),
  progress: z.discriminatedUnion('stage', [
    z.strictObject({ stage: z.enum(['fetching', 'reading', 'storing']) }),
    z.strictObject({ stage: z.literal('embedding'), done: z.number(), total: z.number() }),
  ]),
});

/** How far which job has got; null where it is something else. */
export function readProgress(
  about: unknown,
): { readonly job: string; readonly progress: AddProgress } | null {
  return progressSchema.safeParse(about).data ?? null;
}

/** A request as JSON. */
export function additionPayload({ input, ...request }: AddRequest): unknown {
  if (input.kind !== 'file') return { ...request, input };
  return { ...request, input: { ...input, bytes: Buffer.from(input.bytes).toString('base64') } };
}

/** @throws UserError where it is none, as of another version */
function readPayload(payload: unknown): AddRequest {
  const { input, ...request } = payload as { readonly input?: { readonly bytes?: unknown } };
  const bytes =
    typeof input?.bytes === 'string' ? { bytes: new Uint8Array(Buffer.from(input.bytes, 'base64')) } : {};
  return readParams(addSchema, { ...request, input: { ...input, ...bytes } });
}

/**
 * Adds what another process was given, and keeps what came of it. Done again after a process died, an article that was stored by
 * then is a duplicate.
 */
export function additionHandler(add: Desk['add'], archive: Archive, logger: Logger): JobHandler {
  return async ({ id, payload }, signal) => {
    try {
      const { status, article, passages }: AddOutcome = await add(readPayload(payload), teller(id, archive));
      return { result: { status, article: article.id, passages } satisfies AdditionResult };
    } catch (thrown) {
      // This process is ending, and another does it; or what came of it could not be kept either.
      if (signal.aborted || isArchiveTrouble(thrown)) throw thrown;
      noteOutcome(thrown);
      if (!(thrown instanceof UserError || thrown instanceof SetupError))
        logger.error({ job: id, error: asError(thrown).message }, 'An article could not be added.');
      return { result: { error: errorToFrame(thrown) } };
    }
  };
}

function teller(job: string, archive: Archive): (progress: AddProgress) => void {
  let toldMs = -Infinity;
  return (progress) => {
    if (progress.stage === 'embedding') {
      if (progress.done < progress.total && performance.now() - toldMs < progressMs) return;
      toldMs = performance.now();
    }
    archive.signals.send(progressSignal, { job, progress }).catch(() => {});
  };
}
