import { beforeEach, describe, expect, it } from 'vitest';
import type { Collection } from '../../src/archive/collection.js';
import type { ArticleContent, Provenance } from '../../src/archive/article.js';
import { localCollection } from '../../src/archive/collection-id.js';
import { takeIn } from '../../src/reading/take-in.js';
import { FakeEmbedder, fakeDimension } from '../fakes/fake-embedder.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import { sampleContent } from '../archive/sample-articles.js';

const embedder = new FakeEmbedder();
const fetched: Provenance = { kind: 'fetched', host: 'harbour.example' };
const pasted: Provenance = { kind: 'pasted', by: { id: '1', name: 'ana' } };
const url = 'https://harbour.example/mill';

function report(facts: Partial<ArticleContent>): ArticleContent {
  return sampleContent({
    title: 'The mill of Lowmoor closes',
    outlet: 'Harbour Post',
    publishedAt: '2025-05-02',
    url,
    text: 'The mill of Lowmoor closed on Friday after a hundred years.',
    provenance: fetched,
    ...facts,
  });
}

describe('takeIn', () => {
  let collection: Collection;

  beforeEach(() => {
    collection = new MemoryArchive(fakeDimension).collection(localCollection);
  });

  it('adds an article once, and says how far it has got', async () => {
    const stages: string[] = [];
    const onProgress = ({ stage }: { readonly stage: string }): void => void stages.push(stage);
    expect(await takeIn(report({}), collection, embedder, { onProgress })).toMatchObject({
      status: 'added',
      passages: 1,
    });
    expect(stages).toEqual(['embedding', 'storing']);
    expect(await takeIn(report({ url: null }), collection, embedder)).toMatchObject({ status: 'duplicate' });
    expect(await collection.articleCount()).toBe(1);
  });

  it('keeps what a new version does not state', async () => {
    await takeIn(report({}), collection, embedder);
    const text = 'The mill of Lowmoor closed on Friday, and its owner will sell the house.';
    const { status, article } = await takeIn(
      report({ text, title: null, outlet: null, publishedAt: null }),
      collection,
      embedder,
    );
    expect(status).toBe('updated');
    expect(article).toMatchObject({
      text,
      title: 'The mill of Lowmoor closes',
      publishedAt: '2025-05-02',
      version: 2,
    });
  });

  it('lets no given text displace what a site served', async () => {
    await takeIn(report({}), collection, embedder);
    const invented = report({ text: 'The mill of Lowmoor was sold to the moon.', provenance: pasted });
    await expect(takeIn(invented, collection, embedder)).rejects.toMatchObject({ code: 'less-proven' });
    const [article] = await collection.articles({ after: null, limit: 10 });
    expect(article).toMatchObject({ version: 1, provenance: fetched });
  });

  it('lets what a site serves displace a given text', async () => {
    await takeIn(
      report({ text: 'The mill of Lowmoor was sold to the moon.', provenance: pasted }),
      collection,
      embedder,
    );
    expect(await takeIn(report({}), collection, embedder)).toMatchObject({ status: 'updated' });
  });

  it('refuses a text without a sentence', async () => {
    await expect(takeIn(report({ text: 'Lowmoor' }), collection, embedder)).rejects.toMatchObject({
      code: 'no-sentence',
    });
    expect(await collection.articleCount()).toBe(0);
  });
});
