import { pino, type Logger } from 'pino';
import { requestMixin } from './observing/request-scope.js';

export type { Logger };

/**
 * JSON lines on standard error, so that standard output stays with the answers. What is logged while a request is dealt
 * with bears its id as `request`. No text of an article and no question is logged at `info` or above.
 */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, mixin: requestMixin }, pino.destination({ fd: 2, sync: true }));
}
