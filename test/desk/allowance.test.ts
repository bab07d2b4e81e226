import { describe, expect, it } from 'vitest';
import { guildCollection, userCollection, type CollectionId } from '../../src/archive/collection-id.js';
import type { UseKind } from '../../src/archive/usage.js';
import { saveSettings } from '../../src/desk/collection-settings.js';
import { defaultDirectMessageLimits, type DirectMessageLimits } from '../../src/desk/direct-messages.js';
import { LocalAllowanceDesk } from '../../src/desk/local-allowance-desk.js';
import { UserError } from '../../src/errors.js';
import { sampleContent, sampleDimension, samplePassages } from '../archive/sample-articles.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import { ana, ManagedDesk } from './managed-desk.js';

const server = guildCollection('9');
const own = userCollection('7');
const startMs = Date.parse('2026-03-01T12:00:00.250Z');

function open(limits: Partial<DirectMessageLimits> = {}) {
  const archive = new MemoryArchive(sampleDimension);
  let nowMs = startMs;
  const desk = new LocalAllowanceDesk({
    archive,
    directMessages: { ...defaultDirectMessageLimits, ...limits },
    now: () => new Date(nowMs),
  });
  const take = (kind: UseKind, parts: { collection?: CollectionId; isExempt?: boolean; id?: string } = {}) =>
    desk.take({
      collection: parts.collection ?? server,
      personId: parts.id ?? '7',
      kind,
      isExempt: parts.isExempt ?? false,
    });
  return { archive, desk, take, pass: (seconds: number) => void (nowMs += seconds * 1000) };
}

const refusalOf = async (work: Promise<void>): Promise<string> =>
  work.then(
    () => 'nothing was refused',
    (thrown: unknown) => {
      if (!(thrown instanceof UserError)) throw thrown;
      return thrown.message;
    },
  );

describe('what a person may ask and add in a server', () => {
  it('is bound by the quota of its settings, which a refusal names with its end and who can change it', async () => {
    const { archive, take, pass } = open();
    await saveSettings(archive.settings, server, {
      questionsPerDay: 2,
      articlesPerDay: 1,
      coolDownSeconds: 0,
    });
    await take('question');
    pass(3600);
    await take('question');
    const until = startMs / 1000 + 24 * 3600;
    expect(await refusalOf(take('question'))).toBe(
      `Your 2 questions of these 24 hours are used up; the next one is possible in 23 hours (<t:${Math.ceil(until)}:t>). Members with “Manage Server” can change that in /settings.`,
    );
    await take('question', { id: '8' });
    await take('article');
    expect(await refusalOf(take('article'))).toMatch(/^Your one article of these 24 hours is used up/);
    pass(23 * 3600);
    await take('question');
  });

  it('follows at once what is changed', async () => {
    const { archive, take } = open();
    await saveSettings(archive.settings, server, { questionsPerDay: 1, coolDownSeconds: 0 });
    await take('question');
    expect(await refusalOf(take('question'))).toContain('used up');
    await saveSettings(archive.settings, server, { questionsPerDay: null });
    await take('question');
    await saveSettings(archive.settings, server, { questionsPerDay: 0, articlesPerDay: 0 });
    expect(await refusalOf(take('question'))).toContain('questions are switched off');
    expect(await refusalOf(take('article'))).toContain('adding is switched off');
  });

  it('is bound by the cool-down, for questions alone', async () => {
    const { take, pass } = open();
    await take('question');
    pass(1);
    expect(await refusalOf(take('question'))).toBe(
      'In this server 3 seconds lie between two questions of one member; your next one is possible in 2 seconds. Members with “Manage Server” can change that in /settings.',
    );
    await take('article');
    await take('article');
    pass(2);
    await take('question');
  });

  it('is not bound for whoever is exempt', async () => {
    const { archive, take } = open();
    await saveSettings(archive.settings, server, {
      questionsPerDay: 0,
      articlesPerDay: 0,
      coolDownSeconds: 60,
    });
    for (let n = 0; n < 3; n += 1) {
      expect(await refusalOf(take('question', { isExempt: true }))).toBe('nothing was refused');
      expect(await refusalOf(take('article', { isExempt: true }))).toBe('nothing was refused');
    }
  });

  it('does not depend on what the owner lets people do in direct messages', async () => {
    const { take } = open({ isOn: false, mostArticles: 0, articlesPerDay: 0, questionsPerDay: 0 });
    expect(await refusalOf(take('question'))).toBe('nothing was refused');
    expect(await refusalOf(take('article'))).toBe('nothing was refused');
  });
});

describe('what a person may ask and add in direct messages', () => {
  it('the owner decides, whatever the person has set, and nobody is exempt', async () => {
    const { archive, take, pass } = open({ questionsPerDay: 2, articlesPerDay: 1 });
    await saveSettings(archive.settings, own, { questionsPerDay: null, articlesPerDay: 500 });
    const mine = { collection: own, isExempt: true };
    await take('question', mine);
    expect(await refusalOf(take('question', mine))).toMatch(/^3 seconds lie between two questions here/);
    pass(3);
    await take('question', mine);
    pass(3);
    expect(await refusalOf(take('question', mine))).toContain('whoever runs me decides that');
    await take('article', mine);
    expect(await refusalOf(take('article', mine))).toContain('Your one article of these 24 hours');
  });

  it('the person may lower it', async () => {
    const { archive, take } = open({ articlesPerDay: 5 });
    await saveSettings(archive.settings, own, { articlesPerDay: 1 });
    await take('article', { collection: own });
    expect(await refusalOf(take('article', { collection: own }))).toContain('used up');
  });

  it('is nothing where they are switched off, or a quota is none', async () => {
    const off = open({ isOn: false });
    for (const kind of ['question', 'article'] as const) {
      expect(await refusalOf(off.take(kind, { collection: own }))).toContain(
        'switched off questions and articles',
      );
    }
    await expect(off.desk.requireOpen(own)).rejects.toMatchObject({ code: 'direct-messages-off' });
    await expect(off.desk.requireRoom(own)).rejects.toMatchObject({ code: 'direct-messages-off' });
    await off.desk.requireOpen(server);
    const none = open({ questionsPerDay: 0, articlesPerDay: 0 });
    expect(await refusalOf(none.take('question', { collection: own }))).toContain(
      'switched off questions in',
    );
    expect(await refusalOf(none.take('article', { collection: own }))).toContain('switched off adding in');
  });

  it('ends where his archive is full, of which the whole server’s knows nothing', async () => {
    const { archive, take, desk } = open({ mostArticles: 1 });
    const content = sampleContent({ text: 'The ferry stops at Odenvik.' });
    for (const collection of [own, server]) {
      await archive.collection(collection).add(content, samplePassages(content.text));
    }
    expect(await refusalOf(take('article', { collection: own }))).toContain('keep one article');
    await expect(desk.requireRoom(own)).rejects.toMatchObject({ code: 'own-archive-full' });
    await take('article');
    await take('question', { collection: own });
  });
});

describe('what is used up', () => {
  it('stays so over a restart', async () => {
    const managed = await ManagedDesk.open();
    await managed.desk.settings.change(server, { questionsPerDay: 1, coolDownSeconds: 0 }, ana);
    const request = { collection: server, personId: '7', kind: 'question', isExempt: false } as const;
    await managed.desk.allowance.take(request);
    await managed.restart();
    await expect(managed.desk.allowance.take(request)).rejects.toMatchObject({ code: 'questions-used-up' });
    await managed.pass(24 * 60);
    await managed.desk.allowance.take(request);
  });
});
