import { beforeAll, expect, test } from 'vitest';
import {
  askAll,
  misquotations,
  readFixture,
  type GradedAnswer,
  type GradedQuestion,
} from './graded-questions.js';
import { addArticles, newsroomArticles } from './newsroom-articles.js';
import { newsroomFloors } from './newsroom-floors.js';
import { pressHouse, type Newsroom } from './newsroom-stage.js';
import { gradesTable, groupsOf, marksOf, shortfalls, type Group } from './shortfalls.js';

const house = pressHouse();
const articles = newsroomArticles();
let room: Newsroom;
let answers: readonly GradedAnswer[];
let groups: readonly Group[];

beforeAll(async () => {
  room = await house.open();
  await addArticles(room.desk, room.collection, articles);
  answers = await askAll(room.desk, room.collection, readFixture<GradedQuestion>('questions.jsonl'));
  groups = groupsOf(answers);
}, 180_000);

test('all articles are in, a copy of an agency’s report once', async () => {
  expect(await room.articleCount()).toBe(new Set(articles.map(({ text }) => text)).size);
});

test('no grade of any group lies below its floor', async ({ annotate }) => {
  await annotate(gradesTable(groups), 'grades');
  expect(shortfalls(groups, newsroomFloors)).toBe('');
});

test('every grade of ten questions and more has a floor, and no floor is without its questions', () => {
  const graded = groups
    .map(([name, of]) => [name, marksOf(of)] as const)
    .filter(([, marks]) => marks.length > 0);
  const floored = Object.entries(newsroomFloors).map(([name, floors]) => [name, Object.keys(floors)]);
  expect(floored).toEqual(graded);
});

test('every quotation is verbatim', async () => {
  expect(await misquotations(room.archive, answers)).toEqual([]);
});

test('what is newer than the day of asking is not quoted', async () => {
  const question = 'What caused the fire in Tanner Street?';
  const [first, second] = await askAll(room.desk, room.collection, [
    { question, date: '2019-03-20', answers: [] },
    { question, date: '2024-08-22', answers: [] },
  ]);
  const dates = (graded: typeof first) => graded?.answer.sources.map(({ publishedAt }) => publishedAt);
  expect(dates(first)).toEqual(['2019-03-14']);
  expect(dates(second)).toContain('2024-08-21');
});
