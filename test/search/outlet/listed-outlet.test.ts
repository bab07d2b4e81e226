import { expect, test } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import { withListedOutlet } from '../../../src/search/outlet/listed-outlet.js';
import { namedOutlet } from '../../../src/search/outlet/named-outlet.js';
import { FakeEmbedder } from '../../fakes/fake-embedder.js';
import { MemoryArchive } from '../../fakes/memory-archive.js';
import { addNews } from '../small-archive.js';

const ana = { id: '1', name: 'ana' };

test('a plain name means what people gave only where nothing was fetched from an outlet of that name', async () => {
  const embedder = new FakeEmbedder();
  const local = new MemoryArchive(embedder.profile.dimension).collection(localCollection);
  const resolved = async (outlet: string | null) => (await withListedOutlet({ outlet }, [local])).outlet;
  const named = () => namedOutlet('Who resigned, according to the Quay?', [local]);
  for (const text of ['Pasted one.', 'Pasted two.']) {
    await addNews(local, embedder, { text, outlet: 'The Quay', provenance: { kind: 'pasted', by: ana } });
  }
  expect(await resolved('the quay')).toBe('the quay (as given)');
  expect(await named()).toBe('The Quay (as given)');
  await addNews(local, embedder, { text: 'Fetched.', outlet: 'The Quay' });
  expect(await resolved('the quay')).toBe('the quay');
  expect(await resolved('the quay (as given)')).toBe('the quay (as given)');
  expect(await named()).toBe('The Quay');
  expect(await resolved('Nobody')).toBe('Nobody');
  expect(await resolved(null)).toBeNull();
});
