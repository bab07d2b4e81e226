import { describe, expect, it } from 'vitest';
import type { AuditedDeed } from '../../src/archive/audit.js';
import { localCollection } from '../../src/archive/collection-id.js';
import { ana, ben, ManagedDesk } from './managed-desk.js';

const moderator = { ...ben, mayManage: true };
const text = 'The windmill of Brannow was sold to the miller Odalric Vessem for ninety crowns on Monday.';

async function notedIn(managed: ManagedDesk) {
  const { entries } = await managed.desk.audit.list(localCollection, { offset: 0, limit: 50 });
  return entries.map(({ by, deed, count }) => [by?.name, deed, count] as const).toReversed();
}

describe('what is noted of what people do', () => {
  it('is what was done to articles, by whom, and stays over a restart', async () => {
    const managed = await ManagedDesk.open();
    // By the machine's own clock is dropped, at a start, what is too old.
    managed.setNow(new Date().toISOString());
    const { id } = await managed.paste(text, { title: 'Windmill sold' });
    await managed.paste(text, { title: 'Windmill sold' });
    const request = { collection: localCollection, article: id, by: moderator };
    await managed.desk.editArticle({ ...request, facts: { title: 'Mill sold' } });
    await managed.desk.removeArticle(request);
    await managed.desk.undoRemoval(request);
    await managed.restart();
    const deed = (kind: string, title: string): AuditedDeed => ({ kind, article: id, title }) as AuditedDeed;
    expect(await notedIn(managed)).toEqual([
      ['ana', deed('article-added', 'Windmill sold'), 1],
      ['ben', deed('article-edited', 'Mill sold'), 1],
      ['ben', deed('article-removed', 'Mill sold'), 1],
      ['ben', deed('article-restored', 'Mill sold'), 1],
    ]);
  });

  it('is one entry of an import, and none of what was refused', async () => {
    const managed = await ManagedDesk.open();
    for (const part of [text, `${text} The council was glad.`]) {
      const input = { kind: 'text', text: part } as const;
      const request = { collection: localCollection, input, hints: {}, by: ana, importedFrom: 'all.jsonl' };
      await managed.desk.add(request);
    }
    await expect(managed.paste('')).rejects.toThrow('holds no sentence');
    const [first] = await managed.desk.articles(localCollection, { after: null, limit: 1 });
    const removal = {
      collection: localCollection,
      article: first?.id ?? '',
      by: { ...ben, mayManage: false },
    };
    await expect(managed.desk.removeArticle(removal)).rejects.toMatchObject({ code: 'may-not-change' });
    expect(await notedIn(managed)).toEqual([['ana', { kind: 'articles-imported', file: 'all.jsonl' }, 2]]);
  });

  it('is what was changed in settings, sites and names, and nothing where nothing was', async () => {
    const managed = await ManagedDesk.open();
    const { desk } = managed;
    await desk.settings.change(localCollection, { language: 'de', privateAnswers: false }, ana);
    await desk.settings.change(localCollection, { language: 'de' }, ana);
    await expect(desk.settings.change(localCollection, { questionsPerDay: -1 }, ana)).rejects.toMatchObject({
      code: 'bad-setting',
    });
    await desk.setHosts(localCollection, { allow: ['a.example'], deny: ['b.example'] }, ben);
    await desk.setHosts(localCollection, { allow: ['a.example'], deny: [] }, ben);
    await desk.setHosts(localCollection, { allow: ['a.example'], deny: [] }, ben);
    await desk.setAliases(localCollection, [['PKK', 'Kongra-Gel']], ana);
    expect(await notedIn(managed)).toEqual([
      ['ana', { kind: 'setting-changed', setting: 'language', before: null, after: 'de' }, 1],
      ['ben', { kind: 'hosts-changed', added: ['allow a.example', 'deny b.example'], removed: [] }, 1],
      ['ben', { kind: 'hosts-changed', added: [], removed: ['deny b.example'] }, 1],
      ['ana', { kind: 'aliases-changed', added: ['PKK = Kongra-Gel'], removed: [] }, 1],
    ]);
  });

  it('is who has stories followed and digests posted, who ends that, and who closes a request', async () => {
    const managed = await ManagedDesk.open();
    const { desk } = managed;
    await managed.paste(text, { title: 'Windmill sold' });
    const at = '2026-03-01T12:00:00.000Z';
    const place = { kind: 'channel', id: '70' } as const;
    const setUp = { by: ana, channel: '70', locale: null, at };
    const topic = { topic: 'windmill of Brannow sold' };
    const request = { collection: localCollection, by: topic, place, setUp };
    const { followed } = await desk.following.follow(request);
    await desk.following.stop(localCollection, followed.id, ben);
    await expect(desk.following.stop(localCollection, followed.id, ben)).rejects.toThrow('/follow list');
    for (const rhythm of ['daily', 'weekly'] as const) {
      const times = { rhythm, minuteOfDay: 480, weekday: null };
      await desk.digests.set({ collection: localCollection, ...times, place, setUp });
    }
    await desk.digests.off(localCollection, null, ben);
    const filters = { since: null, until: null, outlet: null };
    const asked = {
      collection: localCollection,
      question: 'Who tamed the quokkas of Orm?',
      filters,
      asOf: null,
      limit: 5,
    };
    const audience = { channelId: '70', messageId: null, askerId: ana.id, private: false };
    const answer = await desk.ask({ ...asked, audience });
    expect(answer.verdict).toBe('nothing');
    const made = await desk.requests.make({
      collection: localCollection,
      answer,
      personId: ana.id,
      place: { serverId: '5', channelId: '70', private: false },
      locale: null,
    });
    const closed = 'request' in made ? made.request.id : '';
    await desk.requests.close(localCollection, closed, ben);
    await expect(desk.requests.close(localCollection, closed, ben)).rejects.toMatchObject({
      code: 'no-request',
    });
    const story = { followed: followed.id, title: 'Windmill sold' };
    expect((await notedIn(managed)).slice(1)).toEqual([
      ['ana', { kind: 'story-followed', ...story }, 1],
      ['ben', { kind: 'story-unfollowed', ...story }, 1],
      ['ana', { kind: 'digest-set', rhythm: 'daily' }, 1],
      ['ana', { kind: 'digest-set', rhythm: 'weekly' }, 1],
      ['ben', { kind: 'digest-off', rhythm: 'daily' }, 1],
      ['ben', { kind: 'digest-off', rhythm: 'weekly' }, 1],
      ['ben', { kind: 'request-closed', request: closed }, 1],
    ]);
  });

  it('of two changes of settings at a time neither is lost', async () => {
    const managed = await ManagedDesk.open();
    const { settings } = managed.desk;
    await Promise.all([
      settings.change(localCollection, { language: 'de' }, ana),
      settings.change(localCollection, { coolDownSeconds: 9 }, ben),
      settings.change(localCollection, { questionDays: 30 }, ana),
    ]);
    expect(await settings.read(localCollection)).toMatchObject({
      language: 'de',
      coolDownSeconds: 9,
      questionDays: 30,
    });
    expect(await notedIn(managed)).toHaveLength(3);
  });
});
