import { ChannelType, Routes, type APIThreadChannel } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiscordPlaces } from '../../src/discord/discord-places.js';
import { whoSees } from '../../src/discord/who-sees.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { openRestStage, type RestStage } from './rest-stage.js';

let stage: RestStage;
let clock: FakeClock;
let places: DiscordPlaces;
beforeEach(async () => {
  stage = await openRestStage();
  clock = new FakeClock(0);
  places = new DiscordPlaces(stage.rest, clock);
});
afterEach(() => stage.close());

const unknown = '123456789012345678';
const minute = 60_000;
const place = (channel: 'news' | 'staff') => ({
  guildId: stage.server.id,
  channelId: stage.server.channels[channel],
});
async function seeing(channelId: string): Promise<readonly string[]> {
  const { member, moderator, admin, server } = stage;
  const facts = await places.server(server.id);
  const people = [member, admin, { id: unknown, name: 'nobody' }, moderator];
  const ids = people.map(({ id }) => id);
  const seen = await whoSees(places, facts!, await places.channel(channelId), ids);
  return people.filter(({ id }) => seen.includes(id)).map(({ name }) => name);
}

describe('a server', () => {
  it('is as it was within the last minute, asked for once', async () => {
    const { server, loopback } = stage;
    const [first, same] = await Promise.all([places.server(server.id), places.server(server.id)]);
    expect(first).toMatchObject({ id: server.id, name: 'Newsroom', locale: 'en-US' });
    expect(same).toBe(first);
    loopback.servers.change(server.id, { name: 'Chronicle', locale: 'de' });
    await clock.pass(minute - 1);
    expect(await places.server(server.id)).toBe(first);
    expect(loopback.requests).toHaveLength(1);
    await clock.pass(1);
    expect(await places.server(server.id)).toMatchObject({ name: 'Chronicle', locale: 'de' });
  });

  it('is none where the bot is not in it, and what may come back in an outage', async () => {
    const { server, loopback } = stage;
    expect(await places.server(unknown)).toBeNull();
    loopback.servers.beginOutage(server.id);
    await expect(places.server(server.id)).rejects.toThrow('Service Unavailable');
    await expect(places.member(server.id, stage.member.id)).rejects.toThrow('Service Unavailable');
    loopback.servers.endOutage(server.id);
    expect(await places.server(server.id)).toMatchObject({ name: 'Newsroom' });
    loopback.removeGuild(server.id);
    await clock.pass(minute);
    expect(await places.server(server.id)).toBeNull();
  });
});

describe('a channel', () => {
  it('says of which server it is, and what it is', async () => {
    const { server, loopback } = stage;
    expect(await places.channel(server.channels.news)).toMatchObject({
      type: ChannelType.GuildText,
      serverId: server.id,
      overwrites: [],
    });
    const thread = loopback.channels.openThread(place('news'), 'Bridge', { isPrivate: false });
    expect(await places.channel(thread.channelId)).toMatchObject({
      type: ChannelType.PublicThread,
      parentId: server.channels.news,
    });
    const direct = await places.directChannel(stage.member.id);
    expect(await places.channel(direct)).toMatchObject({ type: ChannelType.DM, serverId: null });
    expect(await places.directChannel(stage.member.id)).toBe(direct);
    expect(loopback.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('is none where it is gone or hidden from the bot; which of them, Discord says', async () => {
    const { loopback, server } = stage;
    expect(await places.channelIfSeen(unknown)).toBeNull();
    await expect(places.channel(unknown)).rejects.toMatchObject({ code: 10_003 });
    loopback.channels.keepBotFrom(place('news'), 'seeing');
    expect(await places.channelIfSeen(server.channels.news)).toBeNull();
    await expect(places.channel(server.channels.news)).rejects.toMatchObject({ code: 50_001 });
  });
});

describe('who sees a channel', () => {
  it('is everybody, or those of the roles that it is for', async () => {
    const { server } = stage;
    expect(await seeing(server.channels.news)).toEqual(['ben', 'eva', 'ana']);
    expect(await seeing(server.channels.staff)).toEqual(['eva', 'ana']);
  });

  it('is of a thread whoever sees its channel; of a private one, whoever manages threads', async () => {
    const { loopback } = stage;
    const open = (channel: 'news' | 'staff') =>
      loopback.channels.openThread(place(channel), 'Bridge', { isPrivate: false }).channelId;
    expect(await seeing(open('news'))).toEqual(['ben', 'eva', 'ana']);
    expect(await seeing(open('staff'))).toEqual(['eva', 'ana']);
    const body = { name: 'Bridge', type: ChannelType.PrivateThread };
    const made = (await stage.rest.post(Routes.threads(stage.server.channels.news), {
      body,
    })) as APIThreadChannel;
    expect(await seeing(made.id)).toEqual(['eva', 'ana']);
  });

  it('is whoever has the role now, and nobody who has left', async () => {
    const { loopback, server, member, moderator } = stage;
    const { staff } = server.channels;
    expect(await seeing(staff)).toEqual(['eva', 'ana']);
    loopback.addMember(server.id, member, 'moderator');
    loopback.removeMember(server.id, moderator);
    expect(await seeing(staff)).toEqual(['ben', 'eva']);
  });
});
