import { beforeAll, describe, expect, test } from 'vitest';
import { readQuestion } from '../../src/search/question.js';
import { articlesOfLanguages } from '../fixtures/articles-of-languages.js';
import { noFilter } from '../search/small-archive.js';
import { askAll, misquotations, readFixture } from './graded-questions.js';
import { pressHouse, type Newsroom } from './newsroom-stage.js';

const house = pressHouse();
let room: Newsroom;

async function addText(text: string, externalId: string): Promise<string | null> {
  const { article } = await room.desk.add({
    collection: room.collection,
    input: { kind: 'text', text },
    hints: { externalId },
    by: { id: 'editor', name: 'editor' },
  });
  return article.language;
}

/** As somebody writes whose keyboard has none of these letters. */
function withoutDiacritics(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .replaceAll('’', "'");
}

beforeAll(async () => {
  room = await house.open();
  for (const { id, text } of readFixture<{ readonly id: string; readonly text: string }>('articles.jsonl')) {
    await addText(text, id);
  }
});

describe.each(articlesOfLanguages)('an article in $language', ({ language, text, question, answer }) => {
  test('is taken in as what it is', async () => {
    expect(await addText(text, language)).toBe(language);
  });

  const ways = [
    ['as it is written', question],
    ['without diacritics', withoutDiacritics(question)],
    ['in capitals', question.toLocaleUpperCase(language)],
  ];

  test.each(ways)('is found by the words of a question %s', async (_how, asked) => {
    const collection = room.archive.collection(room.collection);
    for (const { forms } of readQuestion(asked).terms) {
      const hits = await collection.keyword(forms, { limit: 1, filter: noFilter });
      const [passage] = await collection.passages(hits.map(({ passageId }) => passageId));
      expect(passage?.article.externalId).toBe(language);
    }
  });

  test.each(ways)('answers a question %s', async (_how, asked) => {
    const [graded] = await askAll(room.desk, room.collection, [{ question: asked, answers: [] }]);
    expect(graded?.answer.articles[0]?.externalId).toBe(language);
    expect(graded?.answer.verdict).toBe('answered');
    expect(graded?.answer.findings.map(({ quote }) => quote)).toContainEqual(expect.stringContaining(answer));
    expect(await misquotations(room.archive, graded ? [graded] : [])).toEqual([]);
  });
});
