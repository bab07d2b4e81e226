import { describe, expect, it } from 'vitest';
import { localCollection } from '../../src/archive/collection-id.js';
import { ben, ManagedDesk } from './managed-desk.js';
import { facts, owner, question, windmill } from './windmill-article.js';

const collection = localCollection;
const stranger = { ...ben, mayManage: false };
const moderator = { ...ben, mayManage: true };

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
