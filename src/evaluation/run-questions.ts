import { askLabelled, askWithoutAnswer, type AskedAndGraded, type Asking } from './ask-labelled.js';
import type { LabelledQuestion } from './labelled-questions.js';
import type { GradedSets } from './figures.js';
import type { GradedAnswer } from './grades.js';

/** Everything that was asked in a run, with what came. */
export interface EvaluationRun {
  readonly answerable: readonly AskedAndGraded[];
  readonly unanswerable: readonly AskedAndGraded[];
  readonly nearMisses: readonly AskedAndGraded[];
}

/** Questions asked before the clock counts, so that a model is loaded and files are in memory. */
const warmingUp = 5;

/** Asks one question after the other: how long each takes is measured. */
export async function runQuestions(
  answerable: readonly LabelledQuestion[],
  unanswerable: readonly LabelledQuestion[],
  asking: Asking,
  options: { readonly nearMisses: boolean; readonly onAsked: () => void },
): Promise<EvaluationRun> {
  for (const asked of answerable.slice(0, warmingUp)) await askLabelled(asked, asking);
  const all = async (
    questions: readonly LabelledQuestion[],
    ask: typeof askLabelled,
  ): Promise<readonly AskedAndGraded[]> => {
    const run: AskedAndGraded[] = [];
    for (const asked of questions) {
      run.push(await ask(asked, asking));
      options.onAsked();
    }
    return run;
  };
  return {
    answerable: await all(answerable, askLabelled),
    unanswerable: await all(unanswerable, askLabelled),
    nearMisses: options.nearMisses ? await all(answerable, askWithoutAnswer) : [],
  };
}

export function gradedSets(run: EvaluationRun): GradedSets {
  return {
    answerable: gradesOf(run.answerable),
    unanswerable: gradesOf(run.unanswerable),
    nearMisses: gradesOf(run.nearMisses),
  };
}

function gradesOf(asked: readonly AskedAndGraded[]): readonly GradedAnswer[] {
  return asked.map(({ graded }) => graded);
}
