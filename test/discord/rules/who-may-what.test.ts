import { afterEach, describe, expect, it } from 'vitest';
import { guildCollection } from '../../../src/archive/collection-id.js';
import type { ChatMessage, ChatReply } from '../../../src/chat/chat-session.js';
import type { LoopbackSession } from '../../../src/chat/loopback/loopback-session.js';
import type { LoopbackUser } from '../../../src/chat/loopback/world-model.js';
import { readSettings, saveSettings, type SettingsChange } from '../../../src/desk/collection-settings.js';
import { defaultDirectMessageLimits, type DirectMessageLimits } from '../../../src/desk/direct-messages.js';
import { LocalAllowanceDesk } from '../../../src/desk/local-allowance-desk.js';
import { outcomeOf } from '../../commands/added-outcome.js';
import { openStage, type Stage } from '../../commands/loopback-stage.js';
import { sampleFeed } from '../../commands/sample-feed.js';
import { MemoryArchive } from '../../fakes/memory-archive.js';
import { answerWith } from '../answer-fixtures.js';
import { UserError } from '../../../src/errors.js';

let stage: Stage;
let archive: MemoryArchive;
let nowMs: number;
afterEach(() => stage.close());

async function open(change: SettingsChange = {}, limits: Partial<DirectMessageLimits> = {}): Promise<void> {
  archive = new MemoryArchive();
  nowMs = Date.parse('2026-03-01T12:00:00Z');
  const directMessages = { ...defaultDirectMessageLimits, ...limits };
  const allowance = new LocalAllowanceDesk({ archive, directMessages, now: () => new Date(nowMs) });
  stage = await openStage({
    settings: { read: (collection) => readSettings(archive.settings, collection) },
    allowance: {
      take: (request) => allowance.take(request),
      requireOpen: (collection) => allowance.requireOpen(collection),
    },
    ask: async (request) => answerWith({ audience: request.audience }),
    // In a thread a question may come after an answer.
    async findAnswer() {
      throw new UserError('no-answer', 'There is none.');
    },
    add: async (request) => outcomeOf(request),
    aliases: async () => [],
    setAliases: async (_collection, groups) => groups,
    feeds: { list: async () => [sampleFeed], pause: async () => sampleFeed },
  });
  await set(change);
}

const set = (change: SettingsChange) =>
  saveSettings(archive.settings, guildCollection(stage.server.id), change);
const inNews = (person: LoopbackUser): LoopbackSession =>
  stage.loopback.session(person, { guildId: stage.server.id, channelId: stage.server.channels.news });
/** What is read in the end, as Discord shows it: without the escapes of Markdown. */
function last(reply: ChatReply): ChatMessage | undefined {
  const message = reply.messages.at(-1);
  return message && { ...message, content: message.content.replaceAll('\\', '') };
}
const askIn = (session: LoopbackSession) => session.command('ask', { question: 'When does it open?' });
const calls = (method: string) => stage.desk.calls.filter((call) => call.method === method).length;

/** Every way by which something is added or followed. */
async function everyWayToAdd(session: LoopbackSession): Promise<readonly ChatReply[]> {
  const message = await session.say('Read this: https://paper.example/bridge');
  return [
    await session.command('add url', { url: 'https://paper.example/bridge' }),
    await session.command('add file', { file: { name: 'a.txt', bytes: Buffer.from('The bridge opens.') } }),
    await session.command('add text'),
    await session.menu('Add to archive', message),
    await session.command('feed pause', { feed: 'x' }),
    await session.command('aliases add', { names: 'a = b' }),
  ];
}

describe('who may add', () => {
  it('is not a member, by whichever way, before anything is shown to others', async () => {
    await open();
    for (const reply of await everyWayToAdd(inNews(stage.member))) {
      expect(reply.modal).toBeNull();
      expect(last(reply)?.content).toContain('“Manage Messages”');
      expect(last(reply)?.content).toContain(
        'members with “Manage Server” can let more roles do it in /settings',
      );
      expect(reply.messages.every(({ ephemeral }) => ephemeral)).toBe(true);
    }
    expect([calls('add'), calls('feeds.pause'), calls('setAliases')]).toEqual([0, 0, 0]);
  });

  it('is whoever has one of the roles, by every way, as long as he has it', async () => {
    await open();
    const role = stage.loopback.roles.add(stage.server.id, 'Editors');
    await set({ addRoles: ['77', role.id] });
    const session = inNews(stage.member);
    expect(last(await session.command('feed list'))?.content).toContain('one of 2 roles');
    stage.loopback.roles.give(stage.server.id, stage.member, role);
    for (const reply of await everyWayToAdd(session)) {
      expect(last(reply)?.content ?? '').not.toContain('Manage Messages');
    }
    expect([calls('add'), calls('feeds.pause'), calls('setAliases')]).toEqual([3, 1, 1]);
    const form = await session.command('add text');
    stage.loopback.roles.take(stage.server.id, stage.member, role);
    const refused = await session.submit(form, {
      title: '',
      outlet: '',
      date: '',
      url: '',
      text: 'It opens.',
    });
    expect(last(refused)?.content).toContain('Manage Messages');
    expect(calls('add')).toBe(3);
  });

  it('is everybody where the role of everybody is named', async () => {
    await open();
    await set({ addRoles: [stage.server.id] });
    const added = await inNews(stage.member).command('add url', { url: 'https://paper.example/bridge' });
    expect(last(added)?.embeds[0]?.title).toBe('Added');
  });

  it('has so many articles a day, of several links only as many as are left', async () => {
    await open({ articlesPerDay: 2, addRoles: [] });
    const session = inNews(stage.moderator);
    const several = await session.command('add url', {
      url: 'https://a.example/1 https://a.example/2 https://a.example/3',
    });
    expect(last(several)?.embeds[0]?.description).toContain('Your 2 articles of these 24 hours are used up');
    expect(calls('add')).toBe(2);
    const more = await session.command('add url', { url: 'https://a.example/4' });
    expect(last(more)).toMatchObject({ ephemeral: true });
    expect(last(more)?.content).toMatch(/possible in 24 hours \(<t:\d+:t>\)\. Members with “Manage Server”/);
    const admin = stage.loopback.addUser({ name: 'dora' });
    stage.loopback.addMember(stage.server.id, admin, 'admin');
    for (const n of [1, 2, 3]) await inNews(admin).command('add url', { url: `https://a.example/${n}` });
    expect(calls('add')).toBe(5);
  });
});

describe('who may ask', () => {
  it('waits between two questions, and is told alone for how long', async () => {
    await open({ coolDownSeconds: 30 });
    await askIn(inNews(stage.member));
    nowMs += 10_000;
    const refused = await askIn(inNews(stage.member));
    expect(refused.acknowledged).toBe('message');
    expect(refused.messages).toHaveLength(1);
    expect(last(refused)?.ephemeral).toBe(true);
    expect(last(refused)?.content).toContain('30 seconds lie between two questions of one member');
    expect(last(refused)?.content).toContain('possible in 20 seconds');
    nowMs += 20_000;
    await askIn(inNews(stage.member));
    expect(calls('ask')).toBe(2);
  });

  it('has his questions used up, is told until when, and has the rest after a restart', async () => {
    await open({ coolDownSeconds: 0, questionsPerDay: 2 });
    await askIn(inNews(stage.member));
    await stage.restart();
    await askIn(inNews(stage.member));
    await stage.restart();
    const refused = last(await askIn(inNews(stage.member)));
    expect(refused?.content).toContain('Your 2 questions of these 24 hours are used up');
    expect(refused?.content).toContain(`(<t:${nowMs / 1000 + 24 * 3600}:t>)`);
    expect(last(await askIn(inNews(stage.moderator)))?.embeds).toHaveLength(1);
  });

  it('asks in the channels of the settings and in their threads, and not elsewhere', async () => {
    await open({ coolDownSeconds: 0 });
    const { server, member, loopback } = stage;
    await set({ askChannels: [server.channels.other, server.channels.staff] });
    const refused = last(await askIn(inNews(member)));
    expect(refused?.ephemeral).toBe(true);
    expect(refused?.content).toBe(
      'In this server questions are asked in #other only, and in its threads. Members with “Manage Server” can change that in /settings.',
    );
    const other = { guildId: server.id, channelId: server.channels.other };
    const thread = loopback.channels.openThread(other, 'bridge', { isPrivate: false });
    const inNewsThread = loopback.channels.openThread(
      { guildId: server.id, channelId: server.channels.news },
      'ferry',
      { isPrivate: false },
    );
    expect(last(await askIn(loopback.session(member, other)))?.embeds).toHaveLength(1);
    expect(last(await askIn(loopback.session(member, thread)))?.embeds).toHaveLength(1);
    expect(last(await askIn(loopback.session(member, inNewsThread)))?.content).toContain('#other only');
    const admin = loopback.addUser({ name: 'dora' });
    loopback.addMember(server.id, admin, 'admin');
    expect(last(await askIn(inNews(admin)))?.content).toContain('#other, #staff');
    expect(calls('ask')).toBe(2);
  });

  it('is told nothing of channels that he does not see, and of such as are gone', async () => {
    await open({ coolDownSeconds: 0 });
    await set({ askChannels: [stage.server.channels.staff] });
    const hidden = last(await askIn(inNews(stage.member)))?.content;
    expect(hidden).toContain('none of which you can see');
    expect(hidden).not.toContain('staff');
    await set({ askChannels: ['99'] });
    expect(last(await askIn(inNews(stage.member)))?.content).toContain('are all gone');
    expect(calls('ask')).toBe(0);
  });

  it('sees his answer alone where the settings say so, unless he says otherwise', async () => {
    await open({ coolDownSeconds: 0, privateAnswers: true });
    const session = inNews(stage.member);
    const ask = async (options: Record<string, boolean>) =>
      last(await session.command('ask', { question: 'When?', ...options }))?.ephemeral;
    expect([await ask({}), await ask({ private: false }), await ask({ private: true })]).toEqual([
      true,
      false,
      true,
    ]);
    const audiences = stage.desk.calls
      .filter(({ method }) => method === 'ask')
      .map(({ args }) => (args[0] as { audience: { private: boolean } }).audience.private);
    expect(audiences).toEqual([true, false, true]);
  });
});

describe('direct messages', () => {
  it('are used up by the owner’s measure', async () => {
    await open({}, { questionsPerDay: 1, articlesPerDay: 1 });
    const session = stage.loopback.session(stage.member, { directMessage: true });
    await askIn(session);
    nowMs += 60_000;
    expect(last(await askIn(session))?.content).toContain('whoever runs me decides that');
    await session.command('add url', { url: 'https://a.example/1' });
    const refused = await session.command('add url', { url: 'https://a.example/2' });
    expect(last(refused)?.content).toContain('Your one article of these 24 hours is used up');
    expect([calls('ask'), calls('add')]).toEqual([1, 1]);
  });

  it('answer nothing and take nothing in where they are switched off', async () => {
    await open({}, { isOn: false });
    const session = stage.loopback.session(stage.member, { directMessage: true });
    for (const reply of [await askIn(session), ...(await everyWayToAdd(session))]) {
      expect(last(reply)?.content).toContain('switched off questions and articles in direct messages');
    }
    expect([calls('ask'), calls('add'), calls('feeds.pause')]).toEqual([0, 0, 0]);
    expect(last(await askIn(inNews(stage.member)))?.embeds).toHaveLength(1);
    expect(last(await session.command('help'))?.embeds).toHaveLength(1);
  });
});
