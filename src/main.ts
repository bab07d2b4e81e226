import { parseArgs } from 'node:util';
import { endWithItsReader } from './closed-pipe.js';
import { loadEnvironmentFile, readConfig } from './config.js';
import { openOwnDesk } from './desk/open-desk.js';
import { SetupError, UsageError, asError } from './errors.js';
import { lastWords } from './last-words.js';
import { languageCodes } from './locales/language.js';
import { wordingIn } from './locales/wording.js';
import { createLogger } from './logger.js';
import { observe } from './observing/observe.js';
import { createPlainLogger } from './plain-logger.js';
import { archiveMs, endInTime } from './shutdown.js';

const usage = `npm start                    serve Discord with DISCORD_TOKEN; without one, a local trial in the terminal
npm start -- --local         a local trial, also without a terminal
npm start -- --archive DIR   another archive folder`;

async function run(): Promise<void> {
  loadEnvironmentFile();
  const { values } = parseOptions();
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const tokenless = !process.env['DISCORD_TOKEN']?.trim();
  const trial = values.local === true || (tokenless && process.stdin.isTTY === true);
  const config = readConfig(process.env, { archive: values.archive, logLevel: trial ? 'warn' : 'info' });
  if (!trial && config.discordToken === null) {
    // A server that lost its token must not turn into a demo that nobody sees.
    throw new SetupError(
      'DISCORD_TOKEN is not set, and this is no terminal: set the token in .env (README, "On to Discord"), or start with --local for a local trial.',
    );
  }
  const logger = trial ? createPlainLogger(config.logLevel) : createLogger(config.logLevel);
  const observed = await observe(config);
  const own = await openOwnDesk(config, logger, observed);
  endInTime(() => own.windDown(), logger);
  // Where no file handle is left, what is not loaded cannot be said.
  if (!trial) languageCodes.forEach(wordingIn);
  const stopTelling = await observed.tell(own.vitals, logger).catch(async (error: unknown) => {
    await own.close();
    throw error;
  });
  try {
    // discord.js takes a third of a second to load, which goes by while the model is loaded too.
    if (trial || config.discordToken === null) {
      const [, { runLocalTrial }] = await Promise.all([own.prepare(), import('./chat/local-trial.js')]);
      endWithItsReader();
      const { metrics } = observed;
      await runLocalTrial(own.desk, own.speak, logger, { metrics, vitals: own.vitals });
    } else {
      const [, { serveDiscord }] = await Promise.all([own.prepare(), import('./serve-discord.js')]);
      const { desk, fetcher, speak, vitals } = own;
      const { metrics } = observed;
      await serveDiscord({ token: config.discordToken, desk, fetcher, speak, logger, metrics, vitals });
    }
  } finally {
    await stopTelling();
    await own.close(archiveMs);
  }
}

function parseOptions() {
  try {
    return parseArgs({
      options: {
        local: { type: 'boolean' },
        archive: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
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
