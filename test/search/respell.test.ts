import { beforeEach, describe, expect, it } from 'vitest';
import { localCollection, seedsCollection } from '../../src/archive/collection-id.js';
import { readQuestion } from '../../src/search/question.js';
import { respellUnknown } from '../../src/search/respell.js';
import type { SearchTerm } from '../../src/search/search-term.js';
import { FakeEmbedder, fakeDimension } from '../fakes/fake-embedder.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import { addNews } from './small-archive.js';

const embedder = new FakeEmbedder();
let archive: MemoryArchive;

beforeEach(async () => {
  archive = new MemoryArchive(fakeDimension);
  const local = archive.collection(localCollection);
  await addNews(local, embedder, { text: 'The mayor opened Lantern Hall in Stonebeck.' });
  await addNews(local, embedder, { text: 'A lantern burned in Odrovar with a settled flame in 2019.' });
});

/** The terms of a question that were respelt, with the forms that each got. */
async function respelt(question: string): Promise<Record<string, readonly string[]>> {
  const { terms } = readQuestion(question);
  const places = [archive.collection(localCollection), archive.collection(seedsCollection)];
  const changed = await respellUnknown(terms, places);
  return Object.fromEntries(
    [...changed].map(([asked, term]) => {
      expect(term).toEqual({ ...asked, forms: term.forms, isRespelt: true });
      expect(term.forms.slice(0, asked.forms.length)).toEqual(asked.forms);
      return [asked.word, term.forms.slice(asked.forms.length).map((form) => form.join(' '))];
    }),
  );
}

describe('respellUnknown', () => {
  it('takes a word that stands nowhere for one that is like it', async () => {
    expect(await respelt('Who opened Lantren Hall?')).toEqual({ lantren: ['lantern'] });
    expect(await respelt('who opend the hall')).toEqual({ opend: ['open'] });
  });

  it('lets two letters be wrong in a long name, and one in any other word', async () => {
    expect(await respelt('Who lives in Stonebck?')).toEqual({ stonebck: ['stonebeck'] });
    expect(await respelt('Who lives in Stonbek?')).toEqual({});
    expect(await respelt('Who lives in Stonnebek?')).toEqual({ stonnebek: ['stonebeck'] });
    expect(await respelt('who lives in stonnebek')).toEqual({});
  });

  it.each([
    ['short', 'What is a mat and a ned?'],
    ['a number', 'What burned in 2091 and 20190?'],
    ['a known name', 'Who leads OPEC and ASEAN?'],
    ['with another first letter', 'Who owns a kettle?'],
    ['like a stop word only', 'Who owns a wiht?'],
    ['too long for a word', `Who owns a ${'lantern'.repeat(500)}?`],
    ['of another script', 'Кто открыл 東京?'],
  ])('leaves as it is what is %s', async (_what, question) => {
    expect(await respelt(question)).toEqual({});
  });

  it('leaves a name that is spelt right, though the archive holds only one like it', async () => {
    await addNews(archive.collection(localCollection), embedder, { text: 'They brought oil from Iraq.' });
    expect(await respelt('Who sold oil to Iran?')).toEqual({});
    expect(await respelt('What came from Iraqq?')).toEqual({ iraqq: ['iraq'] });
  });

  it('takes two words at most, and none that is ten times rarer', async () => {
    const local = archive.collection(localCollection);
    for (let day = 1; day <= 12; day++) {
      await addNews(local, embedder, { text: `On day ${day} the harbour master slept. Marina sang.` });
    }
    for (const text of ['Harboar.', 'Harbouri.', 'Marine.', 'Marino. Marini. Marino.', 'Marino sold.']) {
      await addNews(local, embedder, { text });
    }
    expect(await respelt('Who saw the harboir?')).toEqual({ harboir: ['harbour'] });
    await addNews(local, embedder, { text: 'Harboar again.' });
    expect(await respelt('Who saw the harboir?')).toEqual({ harboir: ['harbour', 'harboar'] });
  });

  it('counts a word of several collections once', async () => {
    const seeds = archive.collection(seedsCollection);
    for (const text of ['Lanters.', 'Lantern.', 'Lantera.', 'Lantera glows.', 'Lantera!']) {
      await addNews(seeds, embedder, { text });
    }
    expect(await respelt('Who lit the lantert?')).toEqual({ lantert: ['lantera', 'lantern'] });
    await addNews(seeds, embedder, { text: 'A lantern swings.' });
    expect(await respelt('Who lit the lantert?')).toEqual({ lantert: ['lantern', 'lantera'] });
  });

  it('looks up only the first of many', async () => {
    const wrong = 'lantren mayro opende stonebek odrovra setlted flmae';
    expect(Object.keys(await respelt(wrong))).toHaveLength(5);
  });

  it('has nothing to do where there is no such term', async () => {
    const none: readonly SearchTerm[] = [];
    expect(await respellUnknown(none, [])).toEqual(new Map());
  });
});
