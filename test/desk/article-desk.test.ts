import { describe, expect, it } from 'vitest';
import { localCollection } from '../../src/archive/collection-id.js';
import { newsPage } from '../journey/web-site.js';
import { ana, ben, ManagedDesk } from './managed-desk.js';

const collection = localCollection;
const owner = { ...ana, mayManage: false };
const stranger = { ...ben, mayManage: false };
const moderator = { ...ben, mayManage: true };

const windmill = `The windmill of Brannow was sold to the miller Odalric Vessem for ninety crowns on Monday.

The new owner wants to grind rye there again, for the first time since the great storm.`;
const question = 'To whom was the windmill of Brannow sold?';
const facts = { title: 'Windmill sold', outlet: 'Brannow Post', publishedAt: '2026-02-20' };

describe('removing an article', () => {
  it('takes it out of search at once, brings it back for ten minutes, and then leaves nothing of it', async () => {
    const managed = await ManagedDesk.open();
    const { id } = await managed.paste(windmill, { ...facts, url: 'https://brannow.example/mill' });
    const answer = await managed.ask(question);
    expect(answer.findings[0]?.quote).toContain('Odalric Vessem');
    const removal = await managed.desk.removeArticle({ collection, article: id, by: owner });
    expect(removal).toMatchObject({
      removed: { title: 'Windmill sold' },
      undoUntil: '2026-03-01T12:10:00.000Z',
    });
    expect((await managed.ask(question)).verdict).toBe('nothing');
    expect(await managed.desk.outlets(collection)).toEqual([]);
    expect((await managed.sources(answer.id)).findings).toEqual([]);
    expect((await managed.sources(answer.id)).sources[0]).toMatchObject({
      removedAt: '2026-03-01T12:00:00.000Z',
    });

    await managed.pass(9);
    const restored = await managed.desk.undoRemoval({ collection, article: null, by: owner });
    expect(restored.id).toBe(id);
    expect((await managed.ask(question)).findings[0]?.quote).toContain('Odalric Vessem');
    expect((await managed.sources(answer.id)).sources[0]).not.toHaveProperty('removedAt');
    await managed.pass(2);
    expect((await managed.ask(question)).verdict).toBe('answered');

    await managed.desk.removeArticle({ collection, article: 'windmill SOLD', by: owner });
    expect(await managed.filesWith('Odalric Vessem')).not.toEqual([]);
    await managed.restart();
    await managed.pass(10);
    expect(await managed.filesWith('Vessem')).toEqual([]);
    expect(await managed.filesWith('great storm')).toEqual([]);
    const late = managed.desk.undoRemoval({ collection, article: id, by: owner });
    await expect(late).rejects.toMatchObject({ code: 'too-late' });
    const { sources, findings } = await managed.sources(answer.id);
    expect(findings).toEqual([]);
    expect(sources).toMatchObject([
      {
        n: 1,
        title: 'Windmill sold',
        outlet: 'Brannow Post',
        url: 'https://brannow.example/mill',
        authors: [],
      },
    ]);
    expect(await managed.desk.showArticle({ collection, article: id })).toMatchObject({
      state: 'removed',
      removed: { title: 'Windmill sold', isPurged: true },
      undoUntil: null,
    });

    await managed.restart();
    expect((await managed.ask(question)).verdict).toBe('nothing');
    const again = await managed.paste(windmill, facts);
    expect(again.id).not.toBe(id);
    expect((await managed.ask(question)).verdict).toBe('answered');
    expect((await managed.sources(answer.id)).sources[0]?.removedAt).toBeDefined();
    expect(await managed.desk.verify()).toEqual([]);
  });

  it('cannot be undone after ten minutes, also where nothing has been purged yet', async () => {
    const managed = await ManagedDesk.open();
    const { id } = await managed.paste(windmill, facts);
    await managed.desk.removeArticle({ collection, article: id, by: owner });
    await managed.desk.jobs.stop();
    await managed.pass(11);
    expect(await managed.filesWith('Vessem')).not.toEqual([]);
    expect(await managed.desk.removals(collection)).toEqual([]);
    const late = managed.desk.undoRemoval({ collection, article: id, by: owner });
    await expect(late).rejects.toMatchObject({ code: 'too-late' });
    const last = managed.desk.undoRemoval({ collection, article: null, by: owner });
    await expect(last).rejects.toMatchObject({ code: 'nothing-to-undo' });
    await managed.restart();
    await managed.pass(0);
    expect(await managed.filesWith('Vessem')).toEqual([]);
  });

  it('is for whoever added it, and for moderators', async () => {
    const managed = await ManagedDesk.open();
    const { id } = await managed.paste(windmill, facts);
    const refused = { code: 'may-not-change' };
    const request = { collection, article: id };
    await expect(managed.desk.removeArticle({ ...request, by: stranger })).rejects.toMatchObject(refused);
    await expect(
      managed.desk.editArticle({ ...request, by: stranger, facts: { title: 'x' } }),
    ).rejects.toMatchObject(refused);
    await managed.desk.removeArticle({ ...request, by: moderator });
    await expect(managed.desk.undoRemoval({ ...request, by: stranger })).rejects.toMatchObject(refused);
    await expect(managed.desk.undoRemoval({ collection, article: null, by: stranger })).rejects.toMatchObject(
      { code: 'nothing-to-undo' },
    );
    expect((await managed.desk.undoRemoval({ ...request, by: owner })).id).toBe(id);
    await expect(
      managed.desk.removeArticle({ collection, article: 'Nothing like it', by: moderator }),
    ).rejects.toMatchObject({ code: 'unknown-article' });
  });

  it('is not undone where the text was added again', async () => {
    const managed = await ManagedDesk.open();
    const { id } = await managed.paste(windmill, facts);
    await managed.desk.removeArticle({ collection, article: id, by: owner });
    const again = await managed.paste(windmill, facts, ben);
    const undoing = managed.desk.undoRemoval({ collection, article: id, by: owner });
    await expect(undoing).rejects.toMatchObject({ code: 'added-again' });
    await managed.pass(11);
    expect((await managed.desk.showArticle({ collection, article: again.id })).state).toBe('kept');
    expect((await managed.ask(question)).verdict).toBe('answered');
  });

  it('asks which one, where several have the title', async () => {
    const managed = await ManagedDesk.open();
    await managed.paste(windmill, facts);
    await managed.paste(windmill.replace('rye', 'wheat').replace('Monday', 'Friday'), facts);
    for (const article of ['Windmill sold', 'windmill']) {
      const removing = managed.desk.removeArticle({ collection, article, by: owner });
      await expect(removing).rejects.toMatchObject({ code: 'several-articles' });
    }
    const { id } = await managed.paste(windmill.replace('rye', 'oats'), { title: 'Windmill' });
    const [whole, part] = await Promise.all(
      ['windmill', id].map((article) => managed.desk.showArticle({ collection, article })),
    );
    expect(whole).toEqual(part);
    await expect(managed.desk.showArticle({ collection, article: ' ' })).rejects.toMatchObject({
      code: 'unknown-article',
    });
  });
});

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
    managed.pages.set(url, page(windmill));
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
    managed.pages.set(url, page(windmill));
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
      managed.pages.set(url, page(`${windmill} It is number ${mark}.`));
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
    managed.pages.set(url, page(`${windmill} The council was glad of it.`).replaceAll('Brannow Post', ''));
    const { article } = await managed.addUrl(url, {}, ben);
    expect(article).toMatchObject({ version: 2, provenance: { kind: 'fetched' }, addedBy: ana });
    expect(await managed.desk.outlets(collection)).not.toContain('Coast Wire');
  });
});

describe('an answer whose source was updated', () => {
  it('goes on quoting the earlier version, and says so', async () => {
    const managed = await ManagedDesk.open();
    const url = 'https://brannow.example/mill';
    managed.pages.set(url, page(windmill));
    await managed.addUrl(url);
    const answer = await managed.ask(question);
    managed.pages.set(url, page(windmill.replace('ninety crowns', 'ninety-five crowns')));
    expect((await managed.addUrl(url)).status).toBe('updated');
    const today = await managed.sources(answer.id);
    expect(today.sources[0]?.updatedAt).toMatch(/^\d{4}-\d{2}-\d{2}T/);
    expect(today.findings).toEqual(answer.findings);
    expect(today.findings[0]?.quote).toContain('for ninety crowns');
  });

  it('is told whose copy a source is', async () => {
    const managed = await ManagedDesk.open();
    const wire = `${windmill}\n\n${Array.from({ length: 6 }, (_, line) => `In ${1950 + line} the mill ground ${line + 3} sacks of rye a day for the bakers of the lower town and the harbour.`).join(' ')}`;
    managed.pages.set(
      'https://wire.example/1',
      page(wire, 'Coast Wire', '2026-02-19', 'Mill sold, wire says'),
    );
    managed.pages.set('https://brannow.example/2', page(`${wire} The council was glad.`));
    await managed.addUrl('https://wire.example/1');
    const copy = await managed.addUrl('https://brannow.example/2');
    expect(copy.status).toBe('added');
    const shown = await managed.desk.showArticle({ collection, article: copy.article.id });
    expect(shown).toMatchObject({ copyOf: { title: 'Mill sold, wire says', outlet: 'Coast Wire' } });
    const answer = await managed.ask(question, 'Brannow Post');
    expect((await managed.sources(answer.id)).sources[0]?.copyOf).toMatchObject({ outlet: 'Coast Wire' });
  });
});

function page(
  text: string,
  outlet = 'Brannow Post',
  date = '2026-02-20',
  title = 'Windmill of Brannow sold',
): string {
  return newsPage({ title, outlet, date, paragraphs: text.split('\n\n') });
}
