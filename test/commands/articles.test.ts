import { isDeepStrictEqual } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import type { ArticleHead } from '../../src/archive/article.js';
import type { RemovedArticle } from '../../src/archive/kept-articles.js';
import { UserError } from '../../src/errors.js';
import { lastCall, openStage, type Stage } from './loopback-stage.js';

let stage: Stage;
const inNews = () => ({ guildId: stage.server.id, channelId: stage.server.channels.news });
afterEach(() => stage.close());

const outlet = 'The Quayside Post and Harbour Gazette of Lower Emmental, with Shipping News and Tides';

function article(n: number, parts: Partial<ArticleHead> = {}): ArticleHead {
  return {
    id: `a${String(n).padStart(15, '0')}`,
    version: 1,
    externalId: null,
    title: `Bridge *opens*, part ${n}`,
    outlet,
    authors: ['Mara Lindqvist', 'Jon Ek'],
    publishedAt: '2024-12-13T08:30:00Z',
    modifiedAt: null,
    url: `https://quayside.example/bridge/${n}`,
    language: 'en',
    provenance: { kind: 'fetched', host: 'quayside.example' },
    retrievedAt: '2026-11-02T23:59:00Z',
    addedAt: '2026-11-02T23:59:00Z',
    addedBy: { id: stage.member.id, name: 'ben' },
    ...parts,
  };
}

const removed = (): RemovedArticle => ({
  id: article(1).id,
  title: 'Bridge opens',
  outlet,
  url: null,
  removedAt: '2026-11-03T10:00:00Z',
  removedBy: { id: '1', name: 'ana' },
  addedBy: null,
  isPurged: false,
});

const kept = (parts: Partial<ArticleHead> = {}) => ({
  state: 'kept' as const,
  article: article(1, parts),
  versions: [
    { version: 1, addedAt: '2026-11-02T23:59:00Z', textHash: 'x', editedBy: null },
    { version: 2, addedAt: '2026-11-04T23:59:00Z', textHash: 'x', editedBy: { id: '1', name: 'ana' } },
  ],
  story: { id: 's1', articles: 3, independentOutlets: 2 },
  copyOf: { article: 'a2', title: 'Wire report', outlet: 'Coast Wire', url: 'https://wire.example/1' },
});

const list = () => ({ articles: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => article(n)), total: 20 });

describe('/articles list', () => {
  const pages = { outlets: async () => ['Other', outlet], listArticles: async () => list() };
  const options = { outlet, since: '2024-12-01', until: '2024-12-31' };

  it('shows a page of what passes the filters, to whoever asks and nobody else', async () => {
    stage = await openStage(pages);
    const session = stage.loopback.session(stage.member, inNews());
    const reply = await session.command('articles list', { ...options, by: stage.member.id });
    const [message] = reply.messages;
    expect(message?.ephemeral).toBe(true);
    expect(message?.embeds[0]).toMatchObject({
      title: '20 articles',
      footer: { text: expect.stringMatching(/^Page 1 of 3/) },
    });
    const text = message?.embeds[0]?.description ?? '';
    expect(text).toContain('**[Bridge \\*opens\\*, part 1](https://quayside.example/bridge/1)**');
    expect(text).toContain('13 Dec 2024 · fetched from quayside.example · added by ben');
    expect(text).toContain('published from 1 Dec 2024 to 31 Dec 2024');
    expect(lastCall(stage.desk, 'listArticles')).toEqual([
      {
        collection: `guild:${stage.server.id}`,
        filter: { ...options, by: stage.member.id, title: null },
        offset: 0,
        limit: 8,
      },
    ]);
  });

  it('turns pages in the same message, by nothing but what the button holds', async () => {
    stage = await openStage(pages);
    const session = stage.loopback.session(stage.member, inNews());
    const listed = await session.command('articles list', options);
    const older = buttonId(listed.messages[0], 'Older');
    expect(older.length).toBeLessThanOrEqual(100);
    const turned = await session.press(listed.messages[0]!, older);
    expect(turned.messages).toHaveLength(1);
    expect(session.messages()).toHaveLength(1);
    expect(session.messages()[0]?.embeds[0]?.footer?.text).toMatch(/^Page 2 of 3/);
    expect(lastCall(stage.desk, 'listArticles')).toMatchObject([
      { filter: { outlet, since: '2024-12-01', until: '2024-12-31', by: null }, offset: 8 },
    ]);
  });

  it('goes to the last page where the one asked for is gone, and says so where the outlet is', async () => {
    let outlets: string[] = [outlet];
    let hasShrunk = false;
    stage = await openStage({
      outlets: async () => outlets,
      listArticles: async ({ offset }) => {
        if (!hasShrunk) return list();
        return offset > 0 ? { articles: [], total: 1 } : { articles: [article(1)], total: 1 };
      },
    });
    const session = stage.loopback.session(stage.member, inNews());
    const listed = await session.command('articles list', options);
    outlets = [];
    const older = buttonId(listed.messages[0], 'Older');
    const gone = await session.press(listed.messages[0]!, older);
    expect(gone.messages.at(-1)?.content).toContain('Nothing of that list is left');
    expect(gone.messages.at(-1)?.ephemeral).toBe(true);
    expect(session.messages()[0]?.embeds[0]?.footer?.text).toMatch(/^Page 1 of 3/);
    const all = await session.command('articles list');
    hasShrunk = true;
    await session.press(all.messages[0]!, buttonId(all.messages[0], 'Older'));
    expect(session.messages().at(-1)?.embeds[0]?.footer?.text).toMatch(/^Page 1 of 1/);
  });

  it('says that there are none, and what is no date', async () => {
    stage = await openStage({ listArticles: async () => ({ articles: [], total: 0 }) });
    const session = stage.loopback.session(stage.member, inNews());
    const reply = await session.command('articles list');
    expect(reply.messages[0]?.embeds[0]?.title).toBe('No articles');
    expect(reply.messages[0]?.components).toEqual([]);
    const refused = await session.command('articles list', { since: 'some day' });
    expect(refused.messages[0]?.content).toContain('“some day”'.replaceAll(/[“”]/g, '"'));
  });

  it('completes titles of articles, of removed ones to undo, and names of outlets', async () => {
    stage = await openStage({
      outlets: async () => ['Coast Wire'],
      removals: async () => [removed()],
      listArticles: async () => ({ articles: [article(1, { title: 'x'.repeat(200) })], total: 1 }),
    });
    const session = stage.loopback.session(stage.member, inNews());
    const [choice] = await session.autocomplete('articles show', 'article', 'bri');
    expect(choice).toMatchObject({ value: article(1).id });
    expect(choice?.name.length).toBeLessThanOrEqual(100);
    expect(choice?.name).toMatch(/^x+… · The Quayside/);
    expect(lastCall(stage.desk, 'listArticles')).toMatchObject([{ filter: { title: 'bri' }, limit: 25 }]);
    expect(await session.autocomplete('articles undo', 'article', 'BRIDGE')).toHaveLength(1);
    expect(await session.autocomplete('articles undo', 'article', 'x')).toEqual([]);
    expect(await session.autocomplete('articles list', 'outlet', 'coa')).toEqual([
      { name: 'Coast Wire', value: 'Coast Wire' },
    ]);
  });
});

describe('/articles show', () => {
  it('tells facts, provenance, whose copy it is, its story and its versions', async () => {
    stage = await openStage({ showArticle: async () => kept({ outletBy: { id: '1', name: 'ana' } }) });
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
    stage = await openStage({ showArticle: async () => kept(), editArticle: async () => article(1) });
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
    stage = await openStage({ showArticle: async () => kept(long), editArticle: async () => article(1) });
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
    const back = await session.press(reply.messages[0]!, buttonId(reply.messages[0], 'Undo'));
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

/** Custom id of the button with this label. */
function buttonId(message: { readonly components: readonly unknown[] } | undefined, label: string): string {
  const found = JSON.stringify(message?.components ?? []).match(/\{[^{}]*\}/g) ?? [];
  const button = found
    .map((json) => JSON.parse(json) as Record<string, unknown>)
    .find((each) => each['label'] === label);
  return String(button?.['custom_id'] ?? '');
}
