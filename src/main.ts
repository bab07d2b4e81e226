import { parseArgs } from 'node:util';
import { endWithItsReader } from './closed-pipe.js';
import { starterQuestions } from './chat/starter-questions.js';
import { loadEnvironmentFile, readConfig } from './config.js';
import type { OwnDesk } from './desk/own-desk.js';
import { SetupError, UsageError, asError } from './errors.js';
import { lastWords } from './last-words.js';
import { languageCodes } from './locales/language.js';
import { wordingIn } from './locales/wording.js';
import { createLogger } from './logger.js';
import { embedderOfManager, isManagedShard } from './managed-shard.js';
import { observe } from './observing/observe.js';
import { readRole } from './role.js';
import { createPlainLogger } from './plain-logger.js';
import { archiveMs, endInTime } from './shutdown.js';

const usage = `npm start                    serve Discord with DISCORD_TOKEN; without one, a local trial as a page in the browser
npm start -- --local         a local trial, also with a token or without a terminal
npm start -- --terminal      a local trial in the terminal
npm start -- --archive DIR   another archive folder
npm start -- --role bot      of several processes over one PostgreSQL: only what needs Discord's gateway
npm start -- --role worker   of several processes over one PostgreSQL: what the others leave, and feeds and digests`;

async function run(): Promise<void> {
  loadEnvironmentFile();
  const { values } = parseOptions();
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const isAsked = values.local === true || values.terminal === true;
  const trial = isAsked || !process.env['DISCORD_TOKEN']?.trim();
  const config = readConfig(process.env, { archive: values.archive, logLevel: trial ? 'warn' : 'info' });
  const logger = trial ? createPlainLogger(config.logLevel) : createLogger(config.logLevel);
  const role = readRole(values.role, isAsked ? { ...config, discordToken: null } : config);
  const observed = await observe(config);
  // Loaded here, so that help and a setting that cannot be read need not wait for all that a desk is made of.
  const { openOwnDesk } = await import('./desk/own-desk.js');
  const own = await openOwnDesk(config, logger, {
    ...observed,
    leavesWork: role === 'bot',
    ...(isManagedShard ? { embedder: embedderOfManager(config) } : {}),
  });
  endInTime(() => own.windDown(), logger);
  // Where no file handle is left, what is not loaded cannot be said.
  if (!trial) languageCodes.forEach(wordingIn);
  const stopTelling = await observed.tell(own.vitals, logger).catch(async (error: unknown) => {
    await own.close();
    throw error;
  });
  try {
    if (!isAsked && trial) await refuseToReplace(own);
    const prepared = own.prepare();
    // It is awaited a moment later; a failure until then is no one's that was forgotten.
    prepared.catch(() => {});
    // discord.js takes a third of a second to load, which goes by while the model is loaded too.
    if (trial || config.discordToken === null) {
      const { runTrialPage, runTrialTerminal } = await import('./chat/run-trial.js');
      endWithItsReader();
      const { desk, speak, vitals } = own;
      const options = { desk, speak, logger, vitals, metrics: observed.metrics };
      const questions = config.useSeeds ? starterQuestions : [];
      if (values.terminal) await prepared.then(() => runTrialTerminal(options));
      else await Promise.all([prepared, runTrialPage({ ...options, prepared, questions })]);
    } else {
      const [, { serve }] = await Promise.all([prepared, import('./serve.js')]);
      const { metrics } = observed;
      await serve({ config, token: config.discordToken, role, own, logger, metrics });
    }
  } finally {
    await stopTelling();
    await own.close(archiveMs);
  }
}

/** A server that lost its token must not turn into a demo that nobody sees. */
async function refuseToReplace({ desk }: OwnDesk): Promise<void> {
  if (process.stdin.isTTY === true || !(await desk.servers.hasServed())) return;
  throw new SetupError(
    'DISCORD_TOKEN is not set, and this archive has served Discord before: set the token in .env (README, "On to Discord"), or start with --local for a local trial.',
  );
}

function parseOptions() {
  try {
    const parsed = parseArgs({
      options: {
        local: { type: 'boolean' },
        terminal: { type: 'boolean' },
        archive: { type: 'string' },
        role: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    // As by a variable that is not set: it would be another archive than is meant.
    if (parsed.values.archive?.trim() === '') throw new Error('--archive is empty: give a folder.');
    return parsed;
  } catch (error) {
    throw new UsageError(`${asError(error).message}\n${usage}`);
  }
}

try {
  await run();
  // discord.js may hold sockets open for a while after it was closed.
  process.exit();
} catch (error) {
  const { text, exitCode } = lastWords(error);
  process.stderr.write(`${text}\n`);
  process.exit(exitCode);
}
