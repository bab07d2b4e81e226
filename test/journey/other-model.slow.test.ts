import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localCollection } from '../../src/archive/collection-id.js';
import { readConfig } from '../../src/config.js';
import { openOwnDesk, type OwnDesk } from '../../src/desk/own-desk.js';
import type { Desk } from '../../src/desk/desk.js';
import { createLogger } from '../../src/logger.js';
import { temporaryFolder, tinyModelFolder } from '../embedding/tiny-model/opened-model.js';
import type { TinyModel } from '../embedding/tiny-model/tiny-model.js';
import { unigramTokenizer } from '../embedding/tiny-model/unigram-tokenizer.js';

const articles = {
  ferry: `Ferry to Lindmark cancelled

The evening ferry to Lindmark was cancelled on Monday because a gale broke its ramp. Passengers crossed the sound by bus, over the northern bridge.`,
  bread: `Bread costs more

The bakers of Oster Kappel raised the price of rye bread on Friday. They blame the harvest, which was the poorest for a decade.`,
  bridge: `Bridge to open

The northern bridge opens again in June, after three years of work on its piers.`,
};

/** Questions with the words of the articles, and without one of them: the model alone knows that they mean the same. */
const questions: Record<'words' | 'meaning', Record<'ferry' | 'bread', string>> = {
  words: { ferry: 'Why was the ferry cancelled?', bread: 'Who raised the price of bread?' },
  meaning: { ferry: 'Which vessel got scrapped?', bread: 'What loaf grew dearer?' },
};
const synonyms = {
  Ferry: 'ferry',
  vessel: 'ferry',
  scrapped: 'cancelled',
  Bread: 'bread',
  loaf: 'bread',
  dearer: 'price',
  grew: 'raised',
};

const words = [...Object.values(articles), ...Object.values(questions.meaning), 'query passage Who'].flatMap(
  (text) => text.match(/\p{Letter}+/gu) ?? [],
);
const tokenizer = unigramTokenizer('bert', [
  [-3, '▁ . , : ?'],
  [-8, [...new Set(words)].map((word) => `▁${word}`).join(' ')],
]);
const model: TinyModel = {
  tokenizer,
  // Enough that the weights of different words are at right angles, or nearly.
  dimension: 768,
  synonyms: Object.fromEntries(Object.entries(synonyms).map(([word, other]) => [`▁${word}`, `▁${other}`])),
};

let archive: string;
let own: OwnDesk | null = null;
beforeEach(async () => {
  archive = await temporaryFolder();
});
afterEach(async () => {
  await own?.close();
  own = null;
});

/** Dateline with the model in `folder`, as the environment has it. */
async function open(folder: string): Promise<Desk> {
  await own?.close();
  const config = readConfig({
    DATELINE_ARCHIVE: archive,
    DATELINE_SEEDS: 'false',
    DATELINE_EMBEDDERS: '1',
    DATELINE_MODEL: folder,
    DATELINE_MODEL_QUESTION_PREFIX: 'query: ',
    DATELINE_MODEL_PASSAGE_PREFIX: 'passage: ',
  });
  own = await openOwnDesk(config, createLogger('silent'));
  await own.prepare();
  return own.desk;
}

async function add(at: Desk, name: keyof typeof articles): Promise<string> {
  const { article } = await at.add({
    collection: localCollection,
    input: { kind: 'text', text: articles[name] },
    hints: { publishedAt: '2024-05-13' },
    by: { id: 'ana', name: 'Ana' },
  });
  return article.id;
}

/** Whether the archive is still being read with another model. */
async function isChanging(at: Desk): Promise<boolean> {
  return (await at.stats(localCollection)).reembedding !== undefined;
}

/** The articles that are found, best first. */
async function found(at: Desk, question: string): Promise<readonly string[]> {
  const answer = await at.ask({
    collection: localCollection,
    question,
    filters: { since: null, until: null, outlet: null },
    asOf: null,
    limit: 4,
    audience: { askerId: 'ana', channelId: null, private: false },
  });
  return answer.articles.map(({ article }) => article);
}

describe('Dateline with another model', () => {
  test('finds what was added, by its words and by its meaning', async () => {
    const desk = await open(await tinyModelFolder(model));
    const ids = { ferry: await add(desk, 'ferry'), bread: await add(desk, 'bread') };
    for (const kind of ['words', 'meaning'] as const)
      for (const name of ['ferry', 'bread'] as const)
        expect([kind, name, (await found(desk, questions[kind][name]))[0]]).toEqual([kind, name, ids[name]]);
  });

  test.each([
    ['of another dimension', { ...model, dimension: 32 }],
    ['of the same dimension with other weights', { ...model, synonyms: {} }],
  ])('%s reads an archive anew, and is searched by the first one until then', async (_, other) => {
    const [first, second] = [await tinyModelFolder(model), await tinyModelFolder(other)];
    const before = await open(first);
    const ferry = await add(before, 'ferry');
    const bread = await add(before, 'bread');

    const changed = await open(second);
    expect(await found(changed, questions.words.ferry)).toContain(ferry);
    const bridge = await add(changed, 'bridge');
    await expect.poll(() => isChanging(changed), { timeout: 60_000 }).toBe(false);
    expect((await found(changed, questions.words.bread))[0]).toBe(bread);
    expect((await found(changed, 'When does the bridge open?'))[0]).toBe(bridge);
    expect(await changed.verify()).toEqual([]);

    const back = await open(first);
    await expect.poll(() => isChanging(back), { timeout: 60_000 }).toBe(false);
    expect((await found(back, questions.meaning.bread))[0]).toBe(bread);
    expect(await back.verify()).toEqual([]);
  });

  test('is searched by words where the first one is gone, until it is read anew', async () => {
    const [first, second] = [
      await tinyModelFolder(model),
      await tinyModelFolder({ ...model, dimension: 96 }),
    ];
    const ferry = await add(await open(first), 'ferry');
    await own?.close();
    own = null;
    await rm(first, { recursive: true });
    const changed = await open(second);
    expect(await found(changed, questions.words.ferry)).toEqual([ferry]);
    await expect.poll(() => isChanging(changed), { timeout: 60_000 }).toBe(false);
    expect(await found(changed, questions.meaning.ferry)).toEqual([ferry]);
  });
});
