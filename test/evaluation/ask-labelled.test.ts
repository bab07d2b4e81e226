import { beforeEach, describe, expect, it } from 'vitest';
import { localCollection } from '../../src/archive/collection-id.js';
import { askLabelled, askWithoutAnswer, type Asking } from '../../src/evaluation/ask-labelled.js';
import { foldOf } from '../../src/evaluation/labelled-questions.js';
import { runQuestions } from '../../src/evaluation/run-questions.js';
import { allSwitchesOn } from '../../src/search/search-switches.js';
import { sampleWeights } from '../answering/sample-weights.js';
import { FakeEmbedder, fakeDimension } from '../fakes/fake-embedder.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import { addNews } from '../search/small-archive.js';
import { labelled } from './labelled-question.js';

let embedder: FakeEmbedder;
let asking: Asking;

beforeEach(async () => {
  embedder = new FakeEmbedder();
  const collection = new MemoryArchive(fakeDimension).collection(localCollection);
  asking = {
    collection,
    embedder,
    switches: allSwitchesOn,
    weights: [sampleWeights, sampleWeights],
    yearsLater: 0,
    wording: (question) => question,
  };
  await addNews(collection, embedder, {
    title: 'Lowmoor bridge opens',
    publishedAt: '2026-03-16',
    externalId: 'echo-1',
    text: 'Rain fell all day.\n\nMayor Ada Lund opened the Lowmoor bridge on Monday.',
  });
  await addNews(collection, embedder, {
    title: 'A day at the bridge',
    publishedAt: '2026-03-17',
    text: 'Children asked who opened the Lowmoor bridge: it was Ada Lund.',
  });
  await addNews(collection, embedder, {
    title: 'Mill closes',
    publishedAt: '2026-03-20',
    externalId: 'echo-3',
    text: 'The mill by the Lowmoor bridge was closed.',
  });
});

describe('askLabelled', () => {
  it('grades the answer by its articles, its passages and its quotations', async () => {
    const { graded, answer } = await askLabelled(labelled(), asking);
    expect(graded).toMatchObject({ verdict: 'answered', probability: answer.probability, passagePlace: 1 });
    const place = answer.articles.findIndex(({ externalId }) => externalId === 'echo-1') + 1;
    expect(graded.articlePlace).toBe(place);
    expect(graded.quotationPlace).toBe(1);
    expect(graded.quotationWords).toHaveLength(answer.findings.length);
    expect(graded.tookMs).toBeGreaterThan(0);
  });

  it('knows no place of what is not there', async () => {
    const wanting = labelled({ answers: ['Bo Kvist'], relevant: ['echo-9'] });
    const { graded } = await askLabelled(wanting, asking);
    expect(graded).toMatchObject({ articlePlace: null, passagePlace: null, quotationPlace: null });
  });

  it('asks as of three days after, and finds nothing that is newer', async () => {
    const { answer } = await askLabelled(labelled({ date: '2026-03-16' }), asking);
    expect(answer.articles.map(({ externalId }) => externalId)).not.toContain('echo-3');
    const later = await askLabelled(labelled({ date: '2026-03-17' }), asking);
    expect(later.answer.articles.map(({ externalId }) => externalId)).toContain('echo-3');
    const yearsLater = await askLabelled(labelled({ date: '2026-03-16' }), { ...asking, yearsLater: 1 });
    expect(yearsLater.answer.articles.map(({ externalId }) => externalId)).toContain('echo-3');
  });

  it('puts the question as it is told to', async () => {
    await askLabelled(labelled(), { ...asking, wording: (question) => question.toUpperCase() });
    expect(embedder.questions).toEqual(['WHO OPENED THE LOWMOOR BRIDGE?']);
  });

  it('takes the weights of the fold of the question', async () => {
    const sure = { ...sampleWeights, answer: { ...sampleWeights.answer, bias: 50 } };
    const asked = labelled();
    const weights = foldOf(asked) === 0 ? ([sure, sampleWeights] as const) : ([sampleWeights, sure] as const);
    const { graded } = await askLabelled(asked, { ...asking, weights });
    expect(graded.probability).toBe(1);
    const nextWeek = labelled({ date: '2026-03-23' });
    expect(foldOf(nextWeek)).not.toBe(foldOf(asked));
    expect((await askLabelled(nextWeek, { ...asking, weights })).graded.probability).toBeLessThan(1);
  });
});

it('a near miss is asked without the articles that answer, and those that hold the answer', async () => {
  const { graded, answer } = await askWithoutAnswer(labelled({ date: '2026-03-20' }), asking);
  expect(answer.articles.map(({ externalId }) => externalId)).toEqual(['echo-3']);
  expect(graded).toMatchObject({ articlePlace: null, passagePlace: null, quotationPlace: null });
});

describe('runQuestions', () => {
  it('asks each in turn, says so, and warms up without counting', async () => {
    const answerable = [labelled({ id: '1' }), labelled({ id: '2' })];
    const unanswerable = [labelled({ id: '3', answers: [], relevant: [] })];
    let told = 0;
    const onAsked = () => (told += 1);
    const run = await runQuestions(answerable, unanswerable, asking, { nearMisses: true, onAsked });
    const ids = [run.answerable, run.unanswerable, run.nearMisses].map((asked) =>
      asked.map(({ graded }) => graded.asked.id),
    );
    expect(ids).toEqual([['1', '2'], ['3'], ['1', '2']]);
    expect(told).toBe(5);
    expect(embedder.questions).toHaveLength(2 + 5);
    const fewer = await runQuestions(answerable, [], asking, { nearMisses: false, onAsked });
    expect(fewer.nearMisses).toEqual([]);
  });
});
