import { afterEach, describe, expect, it } from 'vitest';
import { delay } from '../chat/test-bot.js';
import { openStage, type Stage } from '../commands/loopback-stage.js';

const fails = async () => {
  throw new Error('The disk is full.');
};
let stage: Stage;
let told: string[];
afterEach(() => stage.close());

async function open(): Promise<void> {
  told = [];
  stage = await openStage({
    servers: {
      left: async (id) => void told.push(`left ${id}`),
      joined: async (id) => void told.push(`joined ${id}`),
      compare: async (present) => void told.push(`in ${present.join(' ')}`),
    },
  });
}

describe('servers that are joined and left', () => {
  it('are told to the desk, at the start those that are there, and no outage', async () => {
    await open();
    const { loopback, server } = stage;
    expect(told).toEqual([`in ${server.id}`]);
    loopback.servers.beginOutage(server.id);
    await delay(20);
    loopback.servers.endOutage(server.id);
    await delay(20);
    expect(told).toHaveLength(1);
    loopback.removeGuild(server.id);
    await delay(20);
    loopback.servers.join(server.id);
    await delay(20);
    expect(told.slice(1)).toEqual([`left ${server.id}`, `joined ${server.id}`]);
  });

  it('that were left are not among those at the next start', async () => {
    await open();
    const { loopback, server } = stage;
    const late = loopback.addGuild({ name: 'Late', channels: ['news'] });
    await delay(20);
    loopback.removeGuild(late.id);
    await stage.restart();
    expect(told.at(-1)).toBe(`in ${server.id}`);
  });

  it('that cannot be noted keep the bot from nothing', async () => {
    told = [];
    stage = await openStage({ servers: { left: fails, joined: fails, compare: fails } });
    stage.loopback.removeGuild(stage.server.id);
    await delay(20);
    expect(stage.logged.map(({ msg }) => msg)).toEqual([
      'Servers that were left meanwhile could not be told.',
      'Joining or leaving was not noted.',
    ]);
  });
});
