import { afterEach, describe, expect, it } from 'vitest';
import { article, outlet, removed } from './article-samples.js';
import { buttonNamed } from './button-named.js';
import { lastCall, openStage, type Stage } from './loopback-stage.js';

let stage: Stage;
const inNews = () => ({ guildId: stage.server.id, channelId: stage.server.channels.news });
afterEach(() => stage.close());

const list = () => {
  const addedBy = { id: stage.member.id, name: 'ben' };
  return { articles: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => article(n, { addedBy })), total: 20 };
};

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
    const older = buttonNamed(listed.messages[0], 'Older');
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
    const older = buttonNamed(listed.messages[0], 'Older');
    const gone = await session.press(listed.messages[0]!, older);
    expect(gone.messages.at(-1)?.content).toContain('Nothing of that list is left');
    expect(gone.messages.at(-1)?.ephemeral).toBe(true);
    expect(session.messages()[0]?.embeds[0]?.footer?.text).toMatch(/^Page 1 of 3/);
    const all = await session.command('articles list');
    hasShrunk = true;
    await session.press(all.messages[0]!, buttonNamed(all.messages[0], 'Older'));
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
