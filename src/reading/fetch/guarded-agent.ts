import { Agent } from 'undici';
import { guardedConnector, type Resolve } from './guarded-connector.js';
import type { UrlRules } from './url-rules.js';

/** What requests are sent by. It keeps no connection, and makes none but to addresses that may be reached. */
export function openGuardedAgent(resolve: Resolve, permitAddress: UrlRules['permitAddress']): Agent {
  return new Agent({
    connect: guardedConnector(resolve, permitAddress),
    pipelining: 0,
    maxHeaderSize: 32 * 1024,
  });
}
