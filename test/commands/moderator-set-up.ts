import { expect } from 'vitest';
import type { SetUp } from '../../src/archive/place.js';
import type { Stage } from './loopback-stage.js';

/** What the desk is told of the moderator who sets something up in #news, as an expectation. */
export function moderatorSetUp({ moderator, server }: Stage): SetUp {
  return {
    by: { id: moderator.id, name: 'ana' },
    channel: server.channels.news,
    locale: 'en-US',
    at: expect.stringMatching(/Z$/) as string,
  };
}
