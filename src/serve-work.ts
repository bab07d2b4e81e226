import type { BotDesk } from './desk/bot-desk.js';
import type { Speak } from './desk/desk-voice.js';
import { openRestVoice } from './discord/open-rest-voice.js';
import type { Logger } from './logger.js';
import type { Metrics } from './observing/metrics.js';
import type { Vitals } from './observing/vitals.js';
import { answersMs } from './shutdown.js';
import { within } from './within.js';

export interface WorkOptions {
  readonly token: string;
  readonly desk: Pick<BotDesk, 'settings'>;
  /** What the desk does of its own accord, once there is somebody to say it. */
  readonly speak: Speak;
  readonly logger: Logger;
  /** When it is to stop. */
  readonly stopped: Promise<unknown>;
  /** Counts what happens; none: nothing is counted. */
  readonly metrics?: Metrics;
  /** Told that there is no connection to Discord that could be missing. */
  readonly vitals?: Vitals;
  /** Another Discord than the real one, as `http://127.0.0.1:4000/api`. */
  readonly restApi?: string;
}

/**
 * Does what other processes leave and what is due, and says on Discord what comes of it, until it is to stop.
 * @throws SetupError where Discord does not take the token or cannot be reached.
 */
export async function serveWork({ speak, ...options }: WorkOptions): Promise<void> {
  const { logger, stopped } = options;
  const opening = openRestVoice(options);
  // To reach Discord may take a minute: whoever stops it meanwhile does not wait for that.
  const opened = await Promise.race([opening, stopped.then(() => null)]);
  if (!opened) {
    opening.then(({ close }) => close()).catch(() => {});
    return;
  }
  const { voice, botName, close } = opened;
  options.vitals?.watchGateway(() => true);
  const stopSpeaking = speak(voice);
  logger.info({ bot: botName }, 'At work: what is queued, and feeds, digests and followed stories.');
  await stopped;
  logger.info('Told to stop: what is not done by then is left to other processes.');
  await within(stopSpeaking(), answersMs);
  close();
}
