import { parseArgs } from 'node:util';
import { loadEnvironmentFile, readConfig } from './config.js';
import { openOwnDesk } from './desk/open-desk.js';
import { SetupError, asError } from './errors.js';
import { createLogger } from './logger.js';
import { runLocalTrial } from './chat/local-trial.js';
import { serveDiscord } from './serve-discord.js';

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
  const logger = createLogger(config.logLevel);
  const own = await openOwnDesk(config, logger);
  try {
    await own.prepare();
    if (trial || config.discordToken === null) await runLocalTrial(own.desk, logger);
    else await serveDiscord({ token: config.discordToken, desk: own.desk, fetcher: own.fetcher, logger });
  } finally {
    await own.close();
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
    throw new SetupError(`${asError(error).message}\n${usage}`);
  }
}

try {
  await run();
  // discord.js may hold sockets open for a while after it was closed.
  process.exit();
} catch (error) {
  const text =
    error instanceof SetupError ? error.message : `Dateline failed: ${asError(error).stack ?? String(error)}`;
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
