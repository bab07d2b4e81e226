import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChatMessage, ChatReply } from '../../src/chat/chat-session.js';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import type { LoopbackUser } from '../../src/chat/loopback/world-model.js';
import { privacy } from '../../commands/privacy.js';
import type { PersonalSummary, PrivacyDesk } from '../../src/desk/privacy-desk.js';
import { UserError } from '../../src/errors.js';
import { lastCall, openStage, type Stage } from './loopback-stage.js';

const none: PersonalSummary = {
  answers: 0,
  opinions: 0,
  requests: 0,
  articles: 0,
  feeds: 0,
  digests: 0,
  followedStories: 0,
  deeds: 0,
  servers: 0,
  ownArticles: 0,
};
const some = { ...none, answers: 1, opinions: 1234, articles: 2, feeds: 1, digests: 2, ownArticles: 1 };

const off = async (): Promise<never> => {
  throw new UserError('direct-messages-off');
};

let stage: Stage;
afterEach(() => stage.close());

async function open(behaviour: Partial<PrivacyDesk>): Promise<void> {
  stage = await openStage({ privacy: behaviour, allowance: { requireOpen: off, take: off } });
}

const shown = ({ messages }: ChatReply): ChatMessage => {
  const [message] = messages;
  if (!message) throw new Error('Nothing was shown.');
  return message;
};
const textOf = (message: ChatMessage) =>
  [message.content, message.embeds[0]?.title, message.embeds[0]?.description].join('\n');
/** Both places in which somebody may use it; direct messages are switched off. */
function places(person: LoopbackUser): Readonly<Record<'server' | 'direct', LoopbackSession>> {
  const inNews = { guildId: stage.server.id, channelId: stage.server.channels.news };
  return {
    server: stage.loopback.session(person, inNews),
    direct: stage.loopback.session(person, { directMessage: true }),
  };
}
const bytesOf = ({ attachments }: ChatMessage) => Buffer.from(attachments[0]?.bytes ?? []).toString();

describe.each(['server', 'direct'] as const)('/privacy in the place "%s"', (place) => {
  it('shows whoever asks, alone, what is kept of him, and how that is handled', async () => {
    await open({ show: async () => some });
    const message = shown(await places(stage.member)[place].command('privacy show'));
    expect(message.ephemeral).toBe(true);
    expect(lastCall(stage.desk, 'privacy.show')).toEqual([stage.member.id]);
    expect(textOf(message)).toContain(
      [
        '• 1 question, with my answer',
        '• 1,234 opinions of answers (👍 👎)',
        '• your name on 2 articles in servers',
        '• 1 article of your own, from direct messages',
        '• 3 feeds, digests and followed stories that you set up',
      ].join('\n'),
    );
    expect(message.attachments.map(({ name }) => name)).toEqual(['PRIVACY.md']);
    expect(bytesOf(message)).toBe(readFileSync('PRIVACY.md', 'utf8'));
  });

  it('gives it as a file, or as several where one would be too large', async () => {
    const files = ['one', 'two', 'three'].map((text) => new TextEncoder().encode(JSON.stringify(text)));
    await open({ export: async () => files });
    const { messages } = await places(stage.member)[place].command('privacy export');
    expect(lastCall(stage.desk, 'privacy.export')).toEqual([stage.member.id, 8 * 2 ** 20]);
    expect(messages.map(({ ephemeral }) => ephemeral)).toEqual([true, true, true]);
    const names = messages.flatMap(({ attachments }) => attachments.map(({ name }) => name));
    expect(names).toEqual(['dateline-1.json', 'dateline-2.json', 'dateline-3.json']);
    expect(messages.map((message) => bytesOf(message))).toEqual(['"one"', '"two"', '"three"']);
    expect(messages[1]?.content).toBe('Part 2 of 3 of all that I keep of you.');
  });

  it('asks before it deletes, and says what was there and what stays', async () => {
    await open({ delete: async () => some });
    const session = places(stage.member)[place];
    const question = shown(await session.command('privacy delete'));
    expect(question.ephemeral).toBe(true);
    expect(textOf(question)).toContain('Stays, without your name');
    expect(stage.desk.calls.filter(({ method }) => method === 'privacy.delete')).toEqual([]);
    await stage.restart();
    const done = shown(await session.press(question, 'privacy-delete:'));
    expect(done.id).toBe(question.id);
    expect(done.components).toEqual([]);
    expect(textOf(done)).toContain('• 1 question, with my answer');
    expect(lastCall(stage.desk, 'privacy.delete')).toEqual([stage.member.id]);
  });

  it('deletes nothing where one thinks better of it', async () => {
    await open({});
    const session = places(stage.member)[place];
    const question = shown(await session.command('privacy delete'));
    const done = shown(await session.press(question, 'privacy-keep:'));
    expect(textOf(done)).toContain('Nothing was deleted.');
    expect(done.components).toEqual([]);
    expect(done.embeds).toEqual([]);
  });
});

describe('/privacy', () => {
  it('takes nobody’s name: moderators, too, get their own', async () => {
    await open({ show: async () => none });
    const session = places(stage.moderator).server;
    const options = JSON.stringify(privacy.data.toJSON().options);
    expect(options.match(/"type":1\b/g)).toHaveLength(3);
    expect(options).not.toMatch(/"type":(?!1\b)/);
    expect(textOf(shown(await session.command('privacy show')))).toContain('Nothing.');
    expect(lastCall(stage.desk, 'privacy.show')).toEqual([stage.moderator.id]);
  });

  it('says that parts are left out where they are too many, and who has them', async () => {
    await open({ export: async () => Array.from({ length: 12 }, () => new Uint8Array([123, 125])) });
    const { messages } = await places(stage.member).direct.command('privacy export');
    expect(messages).toHaveLength(10);
    expect(messages[0]?.content).toContain('the first part of 12');
  });

  it('speaks the language of whoever uses it', async () => {
    await open({ show: async () => some, delete: async () => none });
    const emil = stage.loopback.addUser({ name: 'emil', locale: 'de' });
    stage.loopback.addMember(stage.server.id, emil, 'member');
    const session = places(emil).server;
    expect(textOf(shown(await session.command('privacy show')))).toContain('1 eigener Artikel');
    const question = shown(await session.command('privacy delete'));
    expect(textOf(shown(await session.press(question, 'privacy-delete:')))).toContain('nichts zu löschen');
  });

  it('says so where it fails, and deletes nothing it does not say', async () => {
    await open({
      delete: async () => {
        throw new Error('The disk is full.');
      },
    });
    const session = places(stage.member).server;
    const question = shown(await session.command('privacy delete'));
    const failed = await session.press(question, 'privacy-delete:');
    expect(failed.messages.map(textOf).join('\n')).not.toContain('Gone');
    expect(stage.logged).toHaveLength(1);
  });
});
