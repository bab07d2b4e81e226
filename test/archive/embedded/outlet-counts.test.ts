import { expect, test } from 'vitest';
import { OutletCounts } from '../../../src/archive/embedded/outlet-counts.js';
import { sampleContent, samplePassages } from '../sample-articles.js';
import { closeAfterwards, openCollection, temporaryFolder } from './temporary-collection.js';

const provenance = { kind: 'fetched', host: 'press.example' } as const;
const by = { id: '1', name: 'ana' };

test('outlets are told as if they were counted anew, whatever became of articles', async () => {
  const { collection } = openCollection(await temporaryFolder());
  closeAfterwards(collection);
  const { changes, outlets, connection } = collection;
  const told = () => {
    expect(outlets.outlets()).toEqual(new OutletCounts(connection).outlets());
    return outlets.outlets();
  };
  const add = async (text: string, outlet: string | null, url: string | null = null) =>
    (await changes.add(sampleContent({ text, outlet, url, provenance }), samplePassages(text))).article;
  expect(told()).toEqual([]);
  const url = 'https://press.example/mill';
  const first = await add('The mill burned.', 'Press', url);
  expect(told()).toEqual(['Press']);
  await add('The mill was rebuilt.', 'Échos');
  const third = await add('The mill opened.', 'Échos');
  await add('The mill is quiet.', null);
  expect(told()).toEqual(['Échos', 'Press']);
  await add('The mill burned down.', 'Courier', url);
  expect(told()).toEqual(['Échos', 'Courier']);
  changes.remove(third.id, { at: '2026-03-01T12:00:00.000Z', by });
  expect(told()).toHaveLength(2);
  changes.restore(third.id);
  expect(told()).toEqual(['Échos', 'Courier']);
  const newest = collection.articles.article(first.id);
  if (!newest) throw new Error('The article is not there.');
  const { text } = newest;
  changes.edit(
    newest,
    { ...sampleContent({ text, outlet: 'Gazette', url, provenance }), editedBy: by },
    samplePassages(text),
  );
  expect(told()).toEqual(['Échos', 'Gazette']);
});
