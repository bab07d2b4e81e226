import { setTimeout as wait } from 'node:timers/promises';
import { toldToStop } from '../told-to-stop.js';
import { openLocalTrial, type LocalTrial, type LocalTrialOptions } from './local-trial.js';
import { openBrowser } from './open-browser.js';
import { openChatPage } from './page/chat-page.js';
import { setupRoutes } from './page/setup/setup-routes.js';
import { runTerminal } from './terminal.js';

/** Discord's own limit for answering an interaction. */
const longestWorkMs = 15 * 60_000;

/** On a slow machine the page is not kept back any longer than this from the start of the process. */
const longestPreparationMs = 3_000;

export interface TrialPageOptions extends LocalTrialOptions {
  /** Resolves when the first question can be answered at once. */
  readonly prepared: Promise<void>;
  /** What may be asked to begin with. */
  readonly questions: readonly string[];
}

/** The trial as a page in the browser. Resolves when the process is told to stop. */
export async function runTrialPage(options: TrialPageOptions): Promise<void> {
  const { logger, prepared, questions } = options;
  await runTrial(options, async ({ loopback, world }, stopped) => {
    const page = await openChatPage({ loopback, world, logger, questions, routes: setupRoutes() });
    try {
      await Promise.race([prepared, wait(longestPreparationMs - performance.now()), stopped]);
      process.stdout.write(
        `A local trial of Dateline: nothing leaves this machine.\n\n    ${page.address}\n\nOpen it in a browser. Ctrl-C ends it; "npm start -- --terminal" is the same in the terminal.\n`,
      );
      await openBrowser(page.address);
      await stopped;
    } finally {
      await page.close();
    }
  });
}

/** The trial in the terminal. Resolves when the person leaves or the process is told to stop. */
export async function runTrialTerminal(options: LocalTrialOptions): Promise<void> {
  await runTrial(options, async ({ loopback, world }, stopped) => {
    process.stdout.write(
      'This is a local trial of Dateline: nothing leaves this machine. On to Discord: put DISCORD_TOKEN into .env (README, "On to Discord").\nType /help, or a question. /quit ends it.\n',
    );
    const [you] = world.people;
    if (!you) throw new Error('There is nobody in the trial.');
    const place = { guildId: world.home.id, channelId: world.home.channels.news };
    const session = loopback.session(you.user, place, { timeoutMs: longestWorkMs });
    await Promise.race([runTerminal({ session, input: process.stdin, output: process.stdout }), stopped]);
  });
}

async function runTrial(
  options: LocalTrialOptions,
  serve: (trial: LocalTrial, stopped: Promise<void>) => Promise<void>,
): Promise<void> {
  const stopped = toldToStop();
  const trial = await openLocalTrial(options);
  try {
    await serve(trial, stopped);
  } finally {
    await trial.close();
  }
}
