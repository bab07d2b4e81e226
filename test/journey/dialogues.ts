import type { Answer, Filters } from '../../src/archive/answer.js';
import type { CollectionId } from '../../src/archive/collection-id.js';
import type { Desk } from '../../src/desk/desk.js';
import type { Group } from './shortfalls.js';
import { readFixture, type GradedAnswer, type GradedQuestion } from './graded-questions.js';

/** A question that is asked after another; its tag says how it leans on that, or that it does not. */
interface Turn extends Pick<GradedQuestion, 'question' | 'answers' | 'relevant'> {
  /** The same with all that it leaves out: how it would be asked by itself. */
  readonly whole: string;
  readonly tag: string;
}

/** A question, and what is asked on from its answer. */
export interface Dialogue {
  readonly id: string;
  /** The day on which all is asked. */
  readonly date: string;
  readonly fold: 'open' | 'hidden';
  readonly first: string;
  readonly filters?: Partial<Filters>;
  readonly turns: readonly Turn[];
}

/** A turn, as it was answered. */
export interface AskedTurn extends GradedAnswer {
  readonly dialogue: Dialogue;
  readonly turn: Turn;
}

/** How a turn is asked: after the answer before it, by itself in the same words, or by itself with all that they leave out. */
export type WayOfAsking = 'after' | 'alone' | 'whole';

const noFilters: Filters = { since: null, until: null, outlet: null };

export function readDialogues(): readonly Dialogue[] {
  return readFixture<Dialogue>('follow-ups.jsonl');
}

/** Holds all dialogues, turn after turn. */
export async function holdDialogues(
  desk: Desk,
  collection: CollectionId,
  way: WayOfAsking = 'after',
): Promise<readonly AskedTurn[]> {
  const asked: AskedTurn[] = [];
  for (const dialogue of readDialogues()) {
    const ask = (question: string, filters: Filters, before?: Answer) =>
      desk.ask({
        collection,
        question,
        filters,
        ...(before ? { follows: before.id } : {}),
        asOf: dialogue.date,
        limit: 4,
        audience: { askerId: 'grader', channelId: null, private: false },
      });
    const isAfter = way === 'after';
    let before = isAfter ? await ask(dialogue.first, { ...noFilters, ...dialogue.filters }) : undefined;
    for (const turn of dialogue.turns) {
      const answer = await ask(way === 'whole' ? turn.whole : turn.question, noFilters, before);
      asked.push({ dialogue, turn, answer, asked: gradedQuestion(dialogue, turn) });
      if (isAfter) before = answer;
    }
  }
  return asked;
}

function gradedQuestion({ id, date, fold }: Dialogue, turn: Turn): GradedQuestion {
  const { question, answers, relevant, tag } = turn;
  return { id, date, fold, question, answers, tags: [tag], ...(relevant ? { relevant } : {}) };
}

/** What is graded together: by fold those that go on, and those that change the subject; and those that nothing answers. */
export function groupsOfTurns(turns: readonly AskedTurn[]): readonly Group[] {
  const isChange = ({ turn }: AskedTurn): boolean => turn.tag === 'change';
  const answerable = turns.filter(({ turn }) => turn.answers.length > 0);
  const inFold = (fold: string, of: readonly AskedTurn[]) =>
    of.filter(({ dialogue }) => dialogue.fold === fold);
  const [changes, goingOn] = [answerable.filter(isChange), answerable.filter((turn) => !isChange(turn))];
  return [
    ['open, going on', inFold('open', goingOn)],
    ['hidden, going on', inFold('hidden', goingOn)],
    ['open, another subject', inFold('open', changes)],
    ['hidden, another subject', inFold('hidden', changes)],
    ['not answered', turns.filter(({ turn }) => turn.answers.length === 0)],
  ];
}
