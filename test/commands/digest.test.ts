import { afterEach, describe, expect, it } from 'vitest';
import { guildCollection } from '../../src/archive/collection-id.js';
import type { Digest } from '../../src/archive/digests.js';
import { defaultSettings } from '../../src/desk/collection-settings.js';
import type { SetDigestRequest } from '../../src/desk/digest-desk.js';
import { UserError } from '../../src/errors.js';
import { lastCall, openStage, type Stage } from './loopback-stage.js';
import { moderatorSetUp } from './moderator-set-up.js';

let stage: Stage;
const place = () => ({ guildId: stage.server.id, channelId: stage.server.channels.news });
const moderator = () => stage.loopback.session(stage.moderator, place());
afterEach(() => stage.close());

function kept(request: SetDigestRequest): Digest {
  return {
    ...request,
    weekday: request.rhythm === 'weekly' ? (request.weekday ?? 1) : null,
    timeZone: 'Europe/Berlin',
    nextAt: '2026-03-02T07:00:00.000Z',
    newSince: '2026-03-01T07:00:00.000Z',
    attempt: null,
    stopped: null,
  };
}
const daily = (parts: Partial<Digest> = {}): Digest => ({
  ...kept({
    collection: guildCollection('5'),
    rhythm: 'daily',
    minuteOfDay: 480,
    weekday: null,
    place: { kind: 'channel', id: '70' },
    setUp: { by: { id: '7', name: 'ana' }, channel: '69', locale: 'en-GB', at: '2026-03-01T07:00:00.000Z' },
  }),
  ...parts,
});
const setting = { digests: { set: async (request: SetDigestRequest) => kept(request) } };

describe('/digest', () => {
  it('sets a daily one up in a channel, and says when the next comes', async () => {
    stage = await openStage(setting);
    const { other } = stage.server.channels;
    const reply = await moderator().command('digest daily', { time: '17:30', channel: other });
    expect(lastCall(stage.desk, 'digests.set')[0]).toEqual({
      collection: guildCollection(stage.server.id),
      rhythm: 'daily',
      minuteOfDay: 1050,
      weekday: null,
      place: { kind: 'channel', id: other },
      setUp: moderatorSetUp(stage),
    });
    const [message] = reply.messages;
    expect(message?.ephemeral).toBe(false);
    expect(message?.embeds[0]?.title).toBe('Daily digest');
    expect(message?.embeds[0]?.description).toContain(
      String.raw`every day at 17:30 (Europe\/Berlin) · in <#${other}> · next <t:1772434800:f>`,
    );
  });

  it.each([
    ['wednesday', 3],
    ['sunday', 0],
    [undefined, null],
  ])('sets a weekly one up on a day, here unless told: %s', async (day, weekday) => {
    stage = await openStage(setting);
    const reply = await moderator().command('digest weekly', day === undefined ? {} : { day });
    expect(lastCall(stage.desk, 'digests.set')[0]).toMatchObject({
      rhythm: 'weekly',
      minuteOfDay: 480,
      weekday,
      place: { kind: 'channel', id: stage.server.channels.news },
    });
    expect(reply.messages[0]?.embeds[0]?.description).toMatch(
      /^every week on (?:Wednesday|Sunday|Monday) at 08:00/,
    );
  });

  it('is posted in the channel for announcements where none is named', async () => {
    const settings = {
      read: async () => ({ ...defaultSettings, announceChannel: stage.server.channels.other }),
    };
    stage = await openStage({ ...setting, settings });
    await moderator().command('digest daily');
    expect(lastCall(stage.desk, 'digests.set')[0]).toMatchObject({
      place: { kind: 'channel', id: stage.server.channels.other },
    });
  });

  it('speaks the language of the server', async () => {
    const settings = { read: async () => ({ ...defaultSettings, language: 'de' as const }) };
    stage = await openStage({ ...setting, settings });
    const reply = await moderator().command('digest weekly', { day: 'friday' });
    expect(reply.messages[0]?.embeds[0]?.title).toBe('Wöchentlicher Überblick');
    expect(reply.messages[0]?.embeds[0]?.description).toContain('jede Woche am Freitag um 08:00');
  });

  it('comes to a person by direct message, whoever he is', async () => {
    stage = await openStage(setting);
    const session = stage.loopback.session(stage.member, { directMessage: true });
    const reply = await session.command('digest daily', { time: '7' });
    expect(lastCall(stage.desk, 'digests.set')[0]).toMatchObject({
      collection: `user:${stage.member.id}`,
      place: { kind: 'person', id: stage.member.id },
      setUp: { channel: null },
    });
    expect(reply.messages[0]?.embeds[0]?.description).toContain('in your direct messages');
  });

  it.each([
    ['digest daily', {}],
    ['digest weekly', {}],
    ['digest show', {}],
    ['digest off', {}],
  ])('refuses a member without the permission: %s', async (name, options) => {
    stage = await openStage({});
    const reply = await stage.loopback.session(stage.member, place()).command(name, options);
    expect(reply.messages[0]?.ephemeral).toBe(true);
    expect(reply.messages[0]?.content).toContain('Manage Messages');
    expect(stage.desk.calls).toEqual([]);
  });

  it('tells only who tried that the time is none, or the channel closed', async () => {
    stage = await openStage(setting);
    const { other } = stage.server.channels;
    const wrong = await moderator().command('digest daily', { time: '25:00' });
    expect(wrong.messages.at(-1)).toMatchObject({
      ephemeral: true,
      content: String.raw`“25\:00” is no time of day that I know\: write it as 08\:00 or 17\:30.`,
    });
    stage.loopback.channels.keepBotFrom({ guildId: stage.server.id, channelId: other }, 'writing');
    const closed = await moderator().command('digest daily', { channel: other });
    expect(closed.messages.at(-1)?.content).toContain('I may not write in');
    expect(stage.desk.calls.filter(({ method }) => method === 'digests.set')).toEqual([]);
  });

  it('shows to who asked alone which are posted, and what stopped one', async () => {
    const digests = [
      daily(),
      daily({ rhythm: 'weekly', weekday: 5, stopped: 'the channel is gone', minuteOfDay: 5 }),
    ];
    stage = await openStage({ digests: { list: async () => digests } });
    const reply = await moderator().command('digest show');
    expect(reply.messages[0]?.ephemeral).toBe(true);
    const lines = reply.messages[0]?.embeds[0]?.description?.split('\n') ?? [];
    expect(lines[0]).toContain('**Daily digest** · every day at 08:00');
    expect(lines[1]).toContain('every week on Friday at 00:05');
    expect(lines[1]).toContain('no longer posted: the channel is gone');
    expect(lines[1]).not.toContain('next');
  });

  it('says where there is none how to have one', async () => {
    stage = await openStage({ digests: { list: async () => [] } });
    const reply = await moderator().command('digest show');
    expect(reply.messages[0]?.embeds[0]?.description).toContain('/digest daily');
  });

  it('ends one, and says so where there is none', async () => {
    stage = await openStage({
      digests: {
        off: async (_, rhythm) => {
          if (rhythm === 'weekly') throw new UserError('no-digest');
          return [daily()];
        },
      },
    });
    const reply = await moderator().command('digest off');
    expect(lastCall(stage.desk, 'digests.off')).toEqual([
      `guild:${stage.server.id}`,
      null,
      { id: stage.moderator.id, name: 'ana' },
    ]);
    expect(reply.messages[0]?.embeds[0]?.description).toContain('Daily digest · every day at 08:00');
    const none = await moderator().command('digest off', { which: 'weekly' });
    expect(none.messages.at(-1)?.content).toContain('/digest show');
  });
});
