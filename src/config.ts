import { existsSync } from 'node:fs';
import { availableParallelism, freemem } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { isDatabaseUrl } from './archive/database-url.js';
import { defaultDirectMessageLimits, type DirectMessageLimits } from './desk/direct-messages.js';
import { SetupError } from './errors.js';
import { projectFolder } from './project-folder.js';

const flag = z
  .enum(['true', 'false', '1', '0', 'yes', 'no', ''])
  .transform((word) => word === 'true' || word === '1' || word === 'yes');

function wholeNumber(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number(error).int(error).min(least, error).max(most, error);
}

/** A number, or "unlimited". */
const limit = z
  .string()
  .trim()
  .regex(/^(?:unlimited|\d{1,7})$/, 'must be a whole number, or "unlimited"')
  .transform((value) => (value === 'unlimited' ? null : Number(value)))
  .optional();

const environmentSchema = z.object({
  DISCORD_TOKEN: z.string().trim().default(''),
  DATELINE_ARCHIVE: z.string().trim().default(''),
  DATELINE_MODEL: z.string().trim().default('all-MiniLM-L6-v2'),
  DATELINE_MODEL_DTYPE: z.enum(['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4']).optional(),
  DATELINE_MODEL_POOLING: z.enum(['mean', 'cls']).optional(),
  DATELINE_MODEL_DIMENSION: wholeNumber(8, 4096).optional(),
  DATELINE_MODEL_QUESTION_PREFIX: z.string().optional(),
  DATELINE_MODEL_PASSAGE_PREFIX: z.string().optional(),
  DATELINE_MODEL_REVISION: z.string().trim().optional(),
  DATELINE_REMOTE_MODELS: flag.default(false),
  DATELINE_REMOTE_HOST: z.url().optional(),
  DATELINE_INDEX_MEMORY: wholeNumber(16, 1_000_000).default(512),
  DATELINE_EMBEDDERS: wholeNumber(1, 64).optional(),
  DATELINE_SEEDS: flag.default(true),
  DATELINE_DM: flag.default(true),
  DATELINE_DM_QUESTIONS_PER_DAY: limit,
  DATELINE_DM_ARTICLES_PER_DAY: limit,
  DATELINE_DM_MOST_ARTICLES: limit,
  DATELINE_SHARDS: wholeNumber(1, 10_000).optional(),
  DATELINE_METRICS_PORT: wholeNumber(1, 65_535).optional(),
  DATELINE_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
});

/** The variables that are read. */
export const knownVariables: readonly string[] = Object.keys(environmentSchema.shape);

/** What the environment says, read and checked once. */
export interface Config {
  /** Null: no token, so only a local trial is possible. */
  readonly discordToken: string | null;
  /** Folder of the archive, absolute; where the archive is a database, that of what else is kept. */
  readonly archiveFolder: string;
  /** Of the PostgreSQL database that is the archive; null: the folder is. */
  readonly archiveUrl: string | null;
  readonly model: ModelSettings;
  /** Memory for the vector indexes of all collections, in bytes. */
  readonly indexBytes: number;
  /** Child processes that embed, one ONNX thread each. */
  readonly embedderProcesses: number;
  /** Whether a collection with few articles is searched together with the starter articles. */
  readonly useSeeds: boolean;
  readonly directMessages: DirectMessageLimits;
  readonly logLevel: string;
  /** Processes that share Discord's servers, where the archive is a database; null: as many as Discord recommends. */
  readonly shards: number | null;
  /** Of 127.0.0.1, where metrics and health are told; null: nowhere. */
  readonly metricsPort: number | null;
}

/** What the environment says of the model; what it leaves out, the model's profile decides. */
export interface ModelSettings {
  readonly name: string;
  readonly dtype: 'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4' | undefined;
  readonly pooling: 'mean' | 'cls' | undefined;
  readonly dimension: number | undefined;
  readonly questionPrefix: string | undefined;
  readonly passagePrefix: string | undefined;
  readonly revision: string | undefined;
  /** Whether a model may be fetched from a hub. */
  readonly allowRemote: boolean;
  readonly remoteHost: string | undefined;
}

/** What a command line says instead of the environment. */
export interface ConfigOverrides {
  readonly archive?: string | undefined;
  /** Used where the environment sets no level. */
  readonly logLevel?: string;
}

/** Beside the main process an embedder takes about 180 MB; where less than this is free for each, fewer are started. */
const bytesPerEmbedder = 350 * 1024 * 1024;

/** Takes the variables of the project's `.env` file, where there is one; what the environment sets already wins. */
export function loadEnvironmentFile(): void {
  const file = join(projectFolder, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

/**
 * Reads `environment` and what `overrides` say instead.
 * @throws SetupError naming each variable that cannot be read.
 */
export function readConfig(environment: NodeJS.ProcessEnv, overrides: ConfigOverrides = {}): Config {
  const parsed = environmentSchema.safeParse(withoutBlanks(environment));
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return `${name}="${environment[name] ?? ''}": ${issue.message}`;
    });
    throw new SetupError(`The settings cannot be read. ${problems.join('; ')}. See .env.example.`);
  }
  const values = parsed.data;
  const archive = overrides.archive || values.DATELINE_ARCHIVE;
  const isDatabase = isDatabaseUrl(archive);
  const [, scheme] = /^([a-z][a-z0-9+.-]+):\//i.exec(archive) ?? [];
  if (scheme !== undefined && !isDatabase) {
    // Without the rest: it may hold a password.
    throw new SetupError(
      `DATELINE_ARCHIVE (or --archive) begins with "${scheme}:/", which is neither a folder nor a database that Dateline knows: give a folder, or postgres://user:password@host:5432/database.`,
    );
  }
  if (isDatabase && !URL.canParse(archive)) {
    // Without the address: it holds a password.
    throw new SetupError(
      'DATELINE_ARCHIVE begins as the address of a PostgreSQL database and is none: write postgres://user:password@host:5432/database, with what is special in the password as %XX.',
    );
  }
  return {
    discordToken: values.DISCORD_TOKEN || null,
    archiveFolder: archive && !isDatabase ? resolve(archive) : join(projectFolder, 'data'),
    archiveUrl: isDatabase ? archive : null,
    model: {
      name: values.DATELINE_MODEL,
      dtype: values.DATELINE_MODEL_DTYPE,
      pooling: values.DATELINE_MODEL_POOLING,
      dimension: values.DATELINE_MODEL_DIMENSION,
      questionPrefix: values.DATELINE_MODEL_QUESTION_PREFIX,
      passagePrefix: values.DATELINE_MODEL_PASSAGE_PREFIX,
      revision: values.DATELINE_MODEL_REVISION,
      allowRemote: values.DATELINE_REMOTE_MODELS,
      remoteHost: values.DATELINE_REMOTE_HOST,
    },
    indexBytes: values.DATELINE_INDEX_MEMORY * 2 ** 20,
    embedderProcesses: values.DATELINE_EMBEDDERS ?? defaultEmbedders(),
    useSeeds: values.DATELINE_SEEDS,
    directMessages: {
      isOn: values.DATELINE_DM,
      questionsPerDay: given(values.DATELINE_DM_QUESTIONS_PER_DAY, 'questionsPerDay'),
      articlesPerDay: given(values.DATELINE_DM_ARTICLES_PER_DAY, 'articlesPerDay'),
      mostArticles: given(values.DATELINE_DM_MOST_ARTICLES, 'mostArticles'),
    },
    shards: values.DATELINE_SHARDS ?? null,
    metricsPort: values.DATELINE_METRICS_PORT ?? null,
    logLevel: values.DATELINE_LOG ?? overrides.logLevel ?? 'info',
  };
}

/** Null is given, too: no limit. */
function given(
  value: number | null | undefined,
  name: 'questionsPerDay' | 'articlesPerDay' | 'mostArticles',
): number | null {
  return value === undefined ? defaultDirectMessageLimits[name] : value;
}

/** A variable that is set to nothing, as in a form that was not filled in, counts as not set; only a prefix may be empty. */
function withoutBlanks(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => value !== '' || name.endsWith('_PREFIX')),
  );
}

function defaultEmbedders(): number {
  const byMemory = Math.floor(freemem() / bytesPerEmbedder);
  return Math.max(1, Math.min(availableParallelism(), byMemory));
}
