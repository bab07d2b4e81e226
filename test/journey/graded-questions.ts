import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countWords, maximumQuotationWords } from '../../src/answering/quotation.js';
import type { Answer } from '../../src/archive/answer.js';
import type { Archive } from '../../src/archive/archive.js';
import { parseCollectionId, type CollectionId } from '../../src/archive/collection-id.js';
import { projectFolder } from '../../src/project-folder.js';
import type { Desk } from '../../src/desk/desk.js';

/** A question with what a quotation must hold to answer it; no words where nothing in the archive answers. */
export interface GradedQuestion {
  readonly id?: string;
  readonly question: string;
  /** The day on which it is asked. */
  readonly date?: string;
  /** Any of them will do. */
  readonly answers: readonly string[];
  /** External ids of the articles that answer; where they are given, a quotation from another article is no answer. */
  readonly relevant?: readonly string[];
  /** Where articles tell different things: for each of them what its quotation must hold, so that both sides are heard. */
  readonly sides?: Readonly<Record<string, readonly string[]>>;
  /** Without an answer: external ids of the articles that come near. */
  readonly about?: readonly string[];
  /** Without an answer: that nothing at all may be shown, not even as the nearest that there is. */
  readonly verdict?: 'nothing';
  /** What it tries; a question is graded in the group of each of its tags. */
  readonly tags?: readonly string[];
  /** Weights may be fitted on the open ones. The hidden ones are for judging only. */
  readonly fold?: 'open' | 'hidden';
}

export interface GradedAnswer {
  readonly asked: GradedQuestion;
  readonly answer: Answer;
}

/** The lines of a JSON Lines file among the fixtures of the newsroom. */
export function readFixture<Line>(name: string): readonly Line[] {
  const path = join(projectFolder, 'test', 'fixtures', 'newsroom', name);
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Line);
}

/** Asks all, a few at a time, as somebody at the terminal would. */
export async function askAll(
  desk: Desk,
  collection: CollectionId,
  questions: readonly GradedQuestion[],
): Promise<readonly GradedAnswer[]> {
  const graded: GradedAnswer[] = [];
  const atATime = 4;
  for (let first = 0; first < questions.length; first += atATime) {
    const some = questions.slice(first, first + atATime).map(async (asked) => ({
      asked,
      answer: await desk.ask({
        collection,
        question: asked.question,
        filters: { since: null, until: null, outlet: null },
        asOf: asked.date ?? null,
        limit: 4,
        audience: { askerId: 'grader', channelId: null, private: false },
      }),
    }));
    graded.push(...(await Promise.all(some)));
  }
  return graded;
}

/** Every quotation that is not, letter by letter, a slice of what is stored, is longer than quotations may be, or has no source. */
export async function misquotations(
  archive: Archive,
  answers: readonly GradedAnswer[],
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { answer } of answers) {
    for (const { quote, start, end, source: n } of answer.findings) {
      const source = answer.sources.find((each) => each.n === n);
      const collection = source && archive.collection(parseCollectionId(source.collection));
      const text = source && (await collection?.versionText(source.article, source.version));
      const isVerbatim = quote !== '' && text?.slice(start, end) === quote;
      if (!isVerbatim || countWords(quote) > maximumQuotationWords) wrong.push(`${answer.question} ${quote}`);
    }
  }
  return wrong;
}
