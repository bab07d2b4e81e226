import { beforeAll, expect, test } from 'vitest';
import {
  askAll,
  below,
  grade,
  misquotations,
  readFixture,
  type Grades,
  type GradedQuestion,
} from './graded-questions.js';
import { pressHouse, type Newsroom } from './newsroom-stage.js';

const house = pressHouse();

interface Line {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly source: string;
  readonly url: string;
  readonly text: string;
}

/** Some four points below what was measured: 71.7, 88.3, 98.3, 100, 90 and 70. */
const floors: Grades = {
  firstQuotation: 67,
  anyQuotation: 84,
  firstArticle: 94,
  fourArticles: 96,
  answered: 86,
  refused: 66,
};

let room: Newsroom;

beforeAll(async () => {
  room = await house.open();
  for (const { id, title, date, source, url, text } of readFixture<Line>('articles.jsonl')) {
    await room.desk.add({
      collection: room.collection,
      input: { kind: 'text', text },
      hints: { title, outlet: source, publishedAt: date, url, externalId: id },
      by: { id: 'editor', name: 'editor' },
      importedFrom: 'articles.jsonl',
    });
  }
});

test('all articles are in, a copy of an agency’s report once', async () => {
  const texts = readFixture<Line>('articles.jsonl').map(({ text }) => text);
  expect(await room.articleCount()).toBe(new Set(texts).size);
});

test('no grade lies below its floor, and every quotation is verbatim', async () => {
  const answers = await askAll(room.desk, room.collection, readFixture<GradedQuestion>('questions.jsonl'));
  expect(below(floors, grade(answers))).toEqual({});
  expect(await misquotations(room.archive, answers)).toEqual([]);
});

test('what is newer than the day of asking is not quoted', async () => {
  const question = 'What caused the fire in Tanner Street?';
  const [first, second] = await askAll(room.desk, room.collection, [
    { question, date: '2019-03-20', answers: [] },
    { question, date: '2024-08-22', answers: [] },
  ]);
  const outlets = (graded: typeof first) => graded?.answer.sources.map(({ publishedAt }) => publishedAt);
  expect(outlets(first)).toEqual(['2019-03-14']);
  expect(outlets(second)).toContain('2024-08-21');
});
