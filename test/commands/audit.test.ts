import { afterEach, describe, expect, it } from 'vitest';
import type { AuditedDeed } from '../../src/archive/audit.js';
import { guildCollection, userCollection, type CollectionId } from '../../src/archive/collection-id.js';
import type { ChatMessage, ChatReply } from '../../src/chat/chat-session.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import { openStage, type Stage } from './loopback-stage.js';

let stage: Stage;
let archive: MemoryArchive;
afterEach(() => stage.close());

async function open(): Promise<void> {
  archive = new MemoryArchive();
  stage = await openStage({
    audit: { list: (collection, range) => archive.audit.list(collection, range) },
  });
}

const at = '2026-03-01T12:00:00.000Z';
const inNews = () => ({ guildId: stage.server.id, channelId: stage.server.channels.news });
const note = (deed: AuditedDeed, collection: CollectionId = guildCollection(stage.server.id), name = 'ana') =>
  archive.audit.note({ collection, at, by: { id: '7', name }, deed });
const shown = (reply: ChatReply): ChatMessage => {
  const [message] = reply.messages;
  if (!message) throw new Error('Nothing was shown.');
  return message;
};
const linesOf = (message: ChatMessage) => (message.embeds[0]?.description ?? '').split('\n');

describe('/audit', () => {
  it('shows moderators, alone, who did what, in words', async () => {
    await open();
    const deeds: readonly AuditedDeed[] = [
      { kind: 'hosts-changed', added: ['deny x.example'], removed: ['allow y.example'] },
      { kind: 'aliases-changed', added: ['PKK = Kurdistan Workers’ Party'], removed: [] },
      { kind: 'story-followed', followed: 'w1', title: 'Ferry line opens' },
      { kind: 'story-unfollowed', followed: 'w1', title: null },
      { kind: 'digest-off', rhythm: 'weekly' },
      { kind: 'request-closed', request: 'r3' },
      { kind: 'setting-changed', setting: 'coolDownSeconds', before: 3, after: 60 },
      { kind: 'setting-changed', setting: 'addRoles', before: [], after: ['77'] },
      { kind: 'articles-imported', file: 'all.jsonl' },
      { kind: 'articles-imported', file: 'all.jsonl' },
    ];
    for (const deed of deeds) await note(deed);
    const list = shown(await stage.loopback.session(stage.moderator, inNews()).command('audit'));
    expect(list.ephemeral).toBe(true);
    expect(list.components).toEqual([]);
    const when = `<t:${Date.parse(at) / 1000}:f> **ana** `;
    expect(linesOf(list)).toEqual(
      [
        'imported 2 articles from all.jsonl',
        'changed “Roles that may add” from none to <@&77>',
        'changed “Cool-down” from 3 seconds to 60 seconds',
        'closed the request r3',
        'switched off the weekly digest',
        'stopped following the story Untitled article',
        'followed the story Ferry line opens',
        'changed the names that mean the same: new: PKK = Kurdistan Workers’ Party',
        'changed the sites: new: deny x.example · gone: allow y.example',
      ].map((words) => when + words),
    );
  });

  it('has words for what was done to articles and feeds, and for settings of another version', async () => {
    await open();
    const deeds: readonly AuditedDeed[] = [
      { kind: 'article-added', article: 'a1', title: 'Ferry line opens' },
      { kind: 'article-removed', article: 'a2', title: null },
      { kind: 'feed-added', feed: 'f1', title: 'Northern Ledger' },
      { kind: 'digest-set', rhythm: 'daily' },
      { kind: 'setting-changed', setting: 'formerly', before: null, after: { x: 1 } },
    ];
    for (const deed of deeds) await note(deed);
    const list = shown(await stage.loopback.session(stage.moderator, inNews()).command('audit'));
    expect(linesOf(list).map((line) => line.split('**ana** ')[1])).toEqual([
      'changed “formerly” from null to {"x"\\:1}',
      'set up the daily digest',
      'added the feed Northern Ledger',
      'removed the article Untitled article',
      'added the article Ferry line opens',
    ]);
  });

  it('turns its pages, also after a restart, and shows the last one where entries have gone', async () => {
    await open();
    for (let n = 0; n < 25; n += 1)
      await note({ kind: 'article-added', article: `a${n}`, title: `No. ${n}` });
    const session = stage.loopback.session(stage.moderator, inNews());
    const first = shown(await session.command('audit'));
    expect(first.embeds[0]?.footer?.text).toContain('Page 1 of 3');
    await stage.restart();
    const second = shown(await session.press(first, 'audit:1'));
    expect(second.id).toBe(first.id);
    expect(linesOf(second)[0]).toContain('No. 14');
    const third = shown(await session.press(second, 'audit:2'));
    expect(linesOf(third)).toHaveLength(5);
    archive.audit.forget(guildCollection(stage.server.id));
    await note({ kind: 'article-added', article: 'x', title: 'New' });
    const back = shown(await session.press(third, 'audit:1'));
    expect(linesOf(back)).toHaveLength(1);
    expect(back.components).toEqual([]);
  });

  it('is for nobody else, nor for whoever lost the permission with the list before him', async () => {
    await open();
    for (let n = 0; n < 11; n += 1) await note({ kind: 'article-added', article: `a${n}`, title: 'T' });
    const offered = stage.loopback.session(stage.member, inNews()).slashCommands();
    expect(offered.map(({ name }) => name)).not.toContain('audit');
    stage.loopback.offerToAll('audit');
    const session = stage.loopback.session(stage.member, inNews());
    expect(shown(await session.command('audit')).content).toContain('see who did what');
    const moderator = stage.loopback.session(stage.moderator, inNews());
    const list = shown(await moderator.command('audit'));
    stage.loopback.addMember(stage.server.id, stage.moderator, 'member');
    const refused = await moderator.press(list, 'audit:1');
    expect(refused.messages.at(-1)?.content).toContain('see who did what');
    expect(refused.messages.at(-1)?.ephemeral).toBe(true);
  });

  it('shows oneself his own in direct messages, and nothing of a server', async () => {
    await open();
    await note({ kind: 'article-added', article: 'a1', title: 'Of the server' });
    await note({ kind: 'article-added', article: 'a2', title: 'Mine' }, userCollection(stage.member.id));
    const session = stage.loopback.session(stage.member, { directMessage: true });
    const list = shown(await session.command('audit'));
    expect(linesOf(list)).toHaveLength(1);
    expect(linesOf(list)[0]).toContain('Mine');
    const other = stage.loopback.session(stage.moderator, { directMessage: true });
    expect(linesOf(shown(await other.command('audit')))[0]).toContain('Nothing yet');
  });

  it('shows hostile names as words, and keeps a page of the longest within its limits', async () => {
    await open();
    const hostile =
      '@everyone <@1> **[x](https://evil.example)** ||s|| `c` # h <t:1:R> \u202Eabc discord.gg/x ';
    for (let n = 0; n < 10; n += 1) {
      const names = Array.from({ length: 40 }, () => hostile);
      await note({ kind: 'hosts-changed', added: names, removed: names }, undefined, hostile.repeat(3));
    }
    await note({ kind: 'article-edited', article: 'a', title: hostile.repeat(20) }, undefined, hostile);
    const emil = stage.loopback.addUser({ name: 'emil', locale: 'de' });
    stage.loopback.addMember(stage.server.id, emil, 'moderator');
    const german = shown(await stage.loopback.session(emil, inNews()).command('audit'));
    expect(linesOf(german)).toHaveLength(10);
    const list = shown(await stage.loopback.session(stage.moderator, inNews()).command('audit'));
    const text = list.embeds[0]?.description ?? '';
    expect(list.pings).toEqual([]);
    expect(text.length).toBeLessThanOrEqual(4096);
    expect(linesOf(list)).toHaveLength(10);
    expect(text).not.toMatch(/(?<!\\)<@1>|(?<!\\)\*\*\[x|\u202E|(?<!\\)<t:1:R/);
  });
});
