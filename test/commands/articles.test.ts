import { isDeepStrictEqual } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import type { ArticleHead } from '../../src/archive/article.js';
import { UserError } from '../../src/errors.js';
import { article, kept, removed } from './article-samples.js';
import { buttonNamed } from './button-named.js';
import { lastCall, openStage, type Stage } from './loopback-stage.js';

let stage: Stage;
const inNews = () => ({ guildId: stage.server.id, channelId: stage.server.channels.news });
afterEach(() => stage.close());

/** An article that the member himself added. */
const bens = (parts: Partial<ArticleHead> = {}) =>
  kept({ addedBy: { id: stage.member.id, name: 'ben' }, ...parts });

describe('/articles show', () => {
  it('tells facts, provenance, whose copy it is, its story and its versions', async () => {
    stage = await openStage({ showArticle: async () => bens({ outletBy: { id: '1', name: 'ana' } }) });
    const session = stage.loopback.session(stage.member, inNews());
    const reply = await session.command('articles show', { article: 'Bridge' });
    const text = reply.messages[0]?.embeds[0]?.description ?? '';
    for (const part of [
      '(as given by ana) · 13 Dec 2024',
      'By Mara Lindqvist, Jon Ek',
      'Fetched from quayside.example',
      'Added by ben',
      'Copy of [Wire report](https://wire.example/1), Coast Wire',
      'This event is in 3 articles, of 2 independent outlets',
      '**2 versions**\n1: text added, 2 Nov 2026\n2: facts corrected by ana, 4 Nov 2026',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('of a removed one tells that', async () => {
    stage = await openStage({
      showArticle: async () => ({
        state: 'removed',
        removed: { ...removed(), isPurged: true },
        undoUntil: null,
      }),
    });
    const session = stage.loopback.session(stage.member, inNews());
    const reply = await session.command('articles show', { article: 'a1' });
    expect(reply.messages[0]?.embeds[0]).toMatchObject({ title: 'Removed' });
    expect(reply.messages[0]?.embeds[0]?.description).toContain('removed 3 Nov 2026');
    expect(reply.messages[0]?.components).toEqual([]);
  });
});

describe('/articles edit', () => {
  it('opens a form with what is known, and gives the desk what was typed', async () => {
    stage = await openStage({ showArticle: async () => bens(), editArticle: async () => article(1) });
    const session = stage.loopback.session(stage.member, inNews());
    const opened = await session.command('articles edit', { article: article(1).id });
    expect(opened.acknowledged).toBe('modal');
    const reply = await session.submit(opened, {
      title: 'Bridge shut',
      outlet: '',
      authors: 'Mara Lindqvist; ',
    });
    expect(reply.messages[0]?.embeds[0]?.title).toBe('Corrected');
    expect(lastCall(stage.desk, 'editArticle')).toEqual([
      {
        collection: `guild:${stage.server.id}`,
        article: article(1).id,
        by: { id: stage.member.id, name: 'ben', mayManage: false },
        facts: { title: 'Bridge shut', outlet: '', authors: ['Mara Lindqvist', ''] },
      },
    ]);
  });

  const long = {
    title: 'Bridge '.repeat(90),
    outlet: 'Quayside '.repeat(40),
    authors: Array.from({ length: 60 }, (_, index) => `Mara Lindqvist ${index}`),
    url: `https://quayside.example/${'b'.repeat(2_100)}`,
  };
  it.each([
    ['nothing', {}, {}],
    ['the date', { date: '2024-12-14' }, { publishedAt: '2024-12-14' }],
    ['the title', { title: 'Bridge' }, { title: 'Bridge' }],
    ['the URL, to none', { url: '' }, { url: '' }],
  ])('leaves what was too long for the form as it is where one changes %s', async (_name, typed, facts) => {
    stage = await openStage({ showArticle: async () => bens(long), editArticle: async () => article(1) });
    const session = stage.loopback.session(stage.member, inNews());
    await session.submit(await session.command('articles edit', { article: 'a1' }), typed);
    expect(lastCall(stage.desk, 'editArticle')).toMatchObject([
      { facts: expect.toSatisfy((given) => isDeepStrictEqual(given, facts)) },
    ]);
  });

  it('opens none for whoever may not, and none of what was removed', async () => {
    let view: Awaited<ReturnType<NonNullable<Parameters<typeof openStage>[0]['showArticle']>>> | null = null;
    stage = await openStage({ showArticle: async () => view! });
    view = kept({ addedBy: { id: '1', name: 'cem' } });
    const session = stage.loopback.session(stage.member, inNews());
    const refused = await session.command('articles edit', { article: 'a1' });
    expect(refused.modal).toBeNull();
    expect(refused.messages[0]?.content).toMatch(/^Only cem, who added this article, or a member with/);
    const moderated = await stage.loopback
      .session(stage.moderator, inNews())
      .command('articles edit', { article: 'a1' });
    expect(moderated.acknowledged).toBe('modal');
    view = { state: 'removed', removed: removed(), undoUntil: null };
    const gone = await session.command('articles edit', { article: 'a1' });
    expect(gone.messages[0]?.content).toContain('bring it back with');
  });
});

describe('/articles remove', () => {
  it('has a button that brings it back, for whoever may', async () => {
    stage = await openStage({
      removeArticle: async () => ({ removed: removed(), undoUntil: '2026-11-03T10:10:00Z' }),
      undoRemoval: async () => article(1),
    });
    const session = stage.loopback.session(stage.moderator, inNews());
    const reply = await session.command('articles remove', { article: 'Bridge opens' });
    expect(reply.messages[0]?.embeds[0]?.description).toContain('For ten minutes it can be brought back');
    const request = {
      collection: `guild:${stage.server.id}`,
      by: { id: stage.moderator.id, name: 'ana', mayManage: true },
    };
    expect(lastCall(stage.desk, 'removeArticle')).toEqual([{ ...request, article: 'Bridge opens' }]);
    const back = await session.press(reply.messages[0]!, buttonNamed(reply.messages[0], 'Undo'));
    expect(back.messages[0]?.embeds[0]?.title).toBe('Brought back');
    expect(lastCall(stage.desk, 'undoRemoval')).toEqual([{ ...request, article: removed().id }]);
    await session.command('articles undo');
    expect(lastCall(stage.desk, 'undoRemoval')).toEqual([{ ...request, article: null }]);
  });

  it('is refused in one sentence; in a direct message everything is one’s own', async () => {
    stage = await openStage({
      removeArticle: async ({ by }) => {
        if (by.mayManage) return { removed: removed(), undoUntil: '2026-11-03T10:10:00Z' };
        throw new UserError('may-not-change', { name: 'cem' });
      },
    });
    const refused = await stage.loopback
      .session(stage.member, inNews())
      .command('articles remove', { article: 'x' });
    expect(refused.messages).toMatchObject([
      { content: expect.stringContaining('Only cem, who added this article'), ephemeral: true },
    ]);
    const own = await stage.loopback
      .session(stage.member, { directMessage: true })
      .command('articles remove', { article: 'x' });
    expect(own.messages[0]?.embeds[0]?.title).toBe('Removed');
  });
});
