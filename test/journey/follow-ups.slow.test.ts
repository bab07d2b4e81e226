import { expect, test } from 'vitest';
import { groupsOfTurns, holdDialogues } from './dialogues.js';
import { gradeBy } from './grades.js';
import { addArticles, newsroomArticles } from './newsroom-articles.js';
import { pressHouse } from './newsroom-stage.js';
import { gradesTable } from './shortfalls.js';

const house = pressHouse();

test('what leans on the question before is answered as well as if it said all itself, and much better than alone', async ({
  annotate,
}) => {
  const room = await house.open();
  await addArticles(room.desk, room.collection, newsroomArticles());
  const graded = new Map<string, number>();
  for (const way of ['after', 'alone', 'whole'] as const) {
    const groups = groupsOfTurns(await holdDialogues(room.desk, room.collection, way));
    await annotate(gradesTable(groups), way);
    const goingOn = groups.flatMap(([name, turns]) => (name.endsWith('going on') ? turns : []));
    for (const mark of ['firstQuotation', 'anyQuotation', 'answered'] as const)
      graded.set(`${way} ${mark}`, gradeBy(mark, goingOn));
  }
  const grade = (name: string): number => graded.get(name) ?? Number.NaN;
  expect(grade('after firstQuotation')).toBeGreaterThan(grade('whole firstQuotation'));
  expect(grade('after anyQuotation')).toBeGreaterThan(grade('whole anyQuotation') - 2);
  expect(grade('after answered')).toBeGreaterThan(grade('whole answered') - 6);
  expect(grade('after anyQuotation')).toBeGreaterThan(grade('alone anyQuotation') + 20);
  expect(grade('after answered')).toBeGreaterThan(grade('alone answered') + 25);
}, 600_000);
