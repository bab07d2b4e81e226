import { parseArgs } from 'node:util';
import { endWithItsReader } from './closed-pipe.js';
import { loadEnvironmentFile, readConfig } from './config.js';
import { openOwnDesk } from './desk/open-desk.js';
import { SetupError, UsageError, asError } from './errors.js';
import { createLogger } from './logger.js';
import { createPlainLogger } from './plain-logger.js';

const usage = `npm start                    serve Discord with DISCORD_TOKEN; without one, a local trial as a page in the browser
npm start -- --local         a local trial, also with a token or without a terminal
npm start -- --terminal      a local trial in the terminal
npm start -- --archive DIR   another archive folder`;

async function run(): Promise<void> {
  loadEnvironmentFile();
  const { values } = parseOptions();
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const tokenless = !process.env['DISCORD_TOKEN']?.trim();
  const isAsked = values.local === true || values.terminal === true;
  const trial = isAsked || (tokenless && process.stdin.isTTY === true);
  const config = readConfig(process.env, { archive: values.archive, logLevel: trial ? 'warn' : 'info' });
  if (!trial && config.discordToken === null) {
    // A server that lost its token must not turn into a demo that nobody sees.
    throw new SetupError(
      'DISCORD_TOKEN is not set, and this is no terminal: set the token in .env (README, "On to Discord"), or start with --local for a local trial.',
    );
  }
  const logger = trial ? createPlainLogger(config.logLevel) : createLogger(config.logLevel);
  const own = await openOwnDesk(config, logger);
  try {
    // discord.js takes a third of a second to load, which goes by while the model is loaded too.
    if (trial || config.discordToken === null) {
      const [, { runTrialPage, runTrialTerminal }] = await Promise.all([
        own.prepare(),
        import('./chat/run-trial.js'),
      ]);
      endWithItsReader();
      const { desk, speak } = own;
      await (values.terminal ? runTrialTerminal : runTrialPage)({ desk, speak, logger });
    } else {
      const [, { serveDiscord }] = await Promise.all([own.prepare(), import('./serve-discord.js')]);
      const { desk, fetcher, speak } = own;
      await serveDiscord({ token: config.discordToken, desk, fetcher, speak, logger });
    }
  } finally {
    await own.close();
  }
}

function parseOptions() {
  try {
    return parseArgs({
      options: {
        local: { type: 'boolean' },
        terminal: { type: 'boolean' },
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
  const isExpected = error instanceof SetupError || error instanceof UsageError;
  const text = isExpected ? error.message : `Dateline failed: ${asError(error).stack ?? String(error)}`;
  process.stderr.write(`${text}\n`);
  // As the command line has it: 2 where it was called wrongly, else 1.
  process.exit(error instanceof UsageError ? 2 : 1);
}
