import { describe, expect, it } from 'vitest';
import { localCollection } from '../../src/archive/collection-id.js';
import { ana, ben, ManagedDesk } from './managed-desk.js';
import { facts, owner, pageOf, question, windmill } from './windmill-article.js';

const collection = localCollection;

describe('editing an article', () => {
  it('changes facts, never the text, and answers cite what they cited', async () => {
    const managed = await ManagedDesk.open();
    const { id } = await managed.paste(windmill, facts);
    const answer = await managed.ask(question);
    const edited = await managed.desk.editArticle({
      collection,
      article: id,
      by: owner,
      facts: {
        title: 'Mill has new owner',
        publishedAt: '20 January 2026',
        outlet: '',
        authors: ['Ada Lund', ' '],
      },
    });
    expect(edited).toMatchObject({
      id,
      version: 2,
      title: 'Mill has new owner',
      publishedAt: '2026-01-20',
      outlet: null,
      authors: ['Ada Lund'],
      editedBy: ana,
    });
    expect((await managed.ask(question)).sources[0]).toMatchObject({
      title: 'Mill has new owner',
      version: 2,
    });
    const [source] = (await managed.sources(answer.id)).sources;
    expect(source).toMatchObject({ title: 'Windmill sold' });
    expect(source).not.toHaveProperty('updatedAt');
    const unchanged = await managed.desk.editArticle({
      collection,
      article: id,
      by: owner,
      facts: { outlet: ' ' },
    });
    expect(unchanged.version).toBe(2);
    expect(await managed.desk.verify()).toEqual([]);
  });

  it.each([
    [{ publishedAt: 'soon' }, 'bad-date'],
    [{ url: 'ftp://x.example/1' }, 'bad-url'],
    [{ url: 'https://elsewhere.example/1' }, 'other-host'],
    [{ url: '' }, 'other-host'],
  ])('refuses %j of a fetched article, and changes nothing', async (typed, code) => {
    const managed = await ManagedDesk.open();
    const url = 'https://brannow.example/mill';
    managed.pages.set(url, pageOf(windmill));
    const { article } = await managed.addUrl(url);
    const editing = managed.desk.editArticle({ collection, article: article.id, by: owner, facts: typed });
    await expect(editing).rejects.toMatchObject({ code });
    expect(await managed.desk.showArticle({ collection, article: article.id })).toMatchObject({
      article: { version: 1, url },
    });
  });

  it('an outlet that is typed is no longer that of the host', async () => {
    const managed = await ManagedDesk.open();
    const url = 'https://brannow.example/mill';
    managed.pages.set(url, pageOf(windmill));
    const { article } = await managed.addUrl(url);
    expect(await managed.desk.outlets(collection)).toEqual(['Brannow Post']);
    await managed.desk.editArticle({
      collection,
      article: article.id,
      by: owner,
      facts: { outlet: 'Coast Wire' },
    });
    expect(await managed.desk.outlets(collection)).toEqual(['Coast Wire (as given)']);
    const { sources } = await managed.ask(question);
    expect(sources[0]).toMatchObject({ outlet: 'Coast Wire', outletBy: ana });
  });
});

describe('an outlet that is typed with a link', () => {
  it('is that of the host only where the page says the same', async () => {
    const managed = await ManagedDesk.open();
    const pages = { 'https://brannow.example/1': 'one', 'https://brannow.example/2': 'two' };
    for (const [url, mark] of Object.entries(pages))
      managed.pages.set(url, pageOf(`${windmill} It is number ${mark}.`));
    const same = await managed.addUrl('https://brannow.example/1', { outlet: 'BRANNOW post' });
    expect(same.article).not.toHaveProperty('outletBy');
    const other = await managed.addUrl('https://brannow.example/2', { outlet: 'Coast Wire' });
    expect(other.article).toMatchObject({ outlet: 'Coast Wire', outletBy: ana, addedBy: ana });
    expect(await managed.desk.outlets(collection)).toEqual(['BRANNOW post', 'Coast Wire (as given)']);
  });

  it('stays a person’s word where the text is fetched later from a page that names none', async () => {
    const managed = await ManagedDesk.open();
    const url = 'https://brannow.example/mill';
    await managed.paste(windmill, { outlet: 'Coast Wire', url });
    managed.pages.set(url, pageOf(`${windmill} The council was glad of it.`).replaceAll('Brannow Post', ''));
    const { article } = await managed.addUrl(url, {}, ben);
    expect(article).toMatchObject({ version: 2, provenance: { kind: 'fetched' }, addedBy: ana });
    expect(await managed.desk.outlets(collection)).not.toContain('Coast Wire');
  });
});
