import type { GradedAnswer } from './graded-questions.js';
import { concernedBy, gradeBy, markNames, missedBy, type Grades, type MarkName } from './grades.js';

/** Questions that are graded together. */
export type Group = readonly [name: string, answers: readonly GradedAnswer[]];

/** A share of fewer questions says too little to hang a floor on it. */
export const fewestInGroup = 10;

/** All; the open and the hidden ones; and those of each tag, in the order in which the tags appear. */
export function groupsOf(answers: readonly GradedAnswer[]): readonly Group[] {
  const folds = ['open', 'hidden'].map((fold): Group => [
    fold,
    answers.filter(({ asked }) => asked.fold === fold),
  ]);
  const tags = [...new Set(answers.flatMap(({ asked }) => asked.tags ?? []))];
  const tagged = tags.map((tag): Group => [tag, answers.filter(({ asked }) => asked.tags?.includes(tag))]);
  return [['all', answers], ...folds, ...tagged];
}

/** The marks that concern enough questions of a group for a floor. */
export function marksOf(answers: readonly GradedAnswer[]): readonly MarkName[] {
  return markNames.filter((mark) => concernedBy(mark, answers).length >= fewestInGroup);
}

/** Each grade that lies below its floor, with the questions that failed and what came instead; empty where all is well. */
export function shortfalls(groups: readonly Group[], floors: Readonly<Record<string, Grades>>): string {
  const reports = groups.flatMap(([name, answers]) =>
    Object.entries(floors[name] ?? {}).flatMap(([mark, floor]) => {
      const grade = gradeBy(mark as MarkName, answers);
      if (grade >= floor) return [];
      const missed = missedBy(mark as MarkName, answers)
        .map(describeMiss)
        .join('\n');
      return [`${name}: ${mark} is ${grade}, and its floor ${floor}. Missed:\n${missed}\n`];
    }),
  );
  return reports.join('\n');
}

/** What was found wrong, a line each, where it is more than may be; empty where it is not. */
export function tooMany(wrong: readonly string[], most: number): string {
  return wrong.length > most ? wrong.join('\n') : '';
}

/** One line a group: how many questions, and each grade, so that floors can be set by it. */
export function gradesTable(groups: readonly Group[]): string {
  const lines = groups.map(([name, answers]) => {
    const grades = markNames
      .filter((mark) => concernedBy(mark, answers).length > 0)
      .map((mark) => `${mark} ${gradeBy(mark, answers)}`);
    return `${name.padEnd(18)}${String(answers.length).padStart(4)}  ${grades.join('  ')}`;
  });
  return lines.join('\n');
}

function describeMiss({ asked, answer }: GradedAnswer): string {
  const lines = [
    `  ${asked.id ?? '-'} (${asked.fold ?? 'open'}, asked ${answer.asOf}) ${asked.question}`,
    `      wanted: ${wanted(asked)}`,
    `      came:   ${answer.verdict}${answer.findings.length === 0 ? '' : ','}`,
    ...answer.findings.map(({ quote, source, score }) => {
      const article = answer.sources.find(({ n }) => n === source);
      return `        ${score.toFixed(2)} ${article?.externalId ?? article?.title ?? '?'}: ${quote.replaceAll('\n', ' ')}`;
    }),
    `      found:  ${answer.articles
      .slice(0, 4)
      .map(({ externalId, article }) => externalId ?? article)
      .join(', ')}`,
  ];
  return lines.join('\n');
}

function wanted({ answers, relevant, sides, verdict }: GradedAnswer['asked']): string {
  if (answers.length === 0) return verdict ?? 'a refusal';
  const words = sides
    ? Object.values(sides)
        .map((side) => side.join(' | '))
        .join(' and ')
    : answers.join(' | ');
  return relevant ? `${words} (${relevant.join(', ')})` : words;
}
