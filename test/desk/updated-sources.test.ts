import { describe, expect, it } from 'vitest';
import { localCollection } from '../../src/archive/collection-id.js';
import { ManagedDesk } from './managed-desk.js';
import { pageOf, question, windmill } from './windmill-article.js';

const collection = localCollection;

describe('an answer whose source was updated', () => {
  it('goes on quoting the earlier version, and says so', async () => {
    const managed = await ManagedDesk.open();
    const url = 'https://brannow.example/mill';
    managed.pages.set(url, pageOf(windmill));
    await managed.addUrl(url);
    const answer = await managed.ask(question);
    managed.pages.set(url, pageOf(windmill.replace('ninety crowns', 'ninety-five crowns')));
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
      pageOf(wire, 'Coast Wire', '2026-02-19', 'Mill sold, wire says'),
    );
    managed.pages.set('https://brannow.example/2', pageOf(`${wire} The council was glad.`));
    await managed.addUrl('https://wire.example/1');
    const copy = await managed.addUrl('https://brannow.example/2');
    expect(copy.status).toBe('added');
    const shown = await managed.desk.showArticle({ collection, article: copy.article.id });
    expect(shown).toMatchObject({ copyOf: { title: 'Mill sold, wire says', outlet: 'Coast Wire' } });
    const answer = await managed.ask(question, 'Brannow Post');
    expect((await managed.sources(answer.id)).sources[0]?.copyOf).toMatchObject({ outlet: 'Coast Wire' });
  });
});
