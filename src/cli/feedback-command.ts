import { Option, type Command } from 'commander';
import type { OpinionOfAnswer } from '../archive/feedback.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { Desk } from '../desk/desk.js';
import { labelOf, ratedAnswers, type Label, type RatedAnswer } from '../evaluation/labels-of-feedback.js';
import { withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { print, printJson } from './output.js';

const answersPerPage = 200;

interface FeedbackOptions extends SharedOptions {
  readonly labels?: Label['kind'];
}

export function addFeedbackCommand(program: Command): void {
  withSharedOptions(program.command('feedback'))
    .description('what people think of the answers that they got')
    .addOption(
      new Option('--labels <kind>', 'print those found helpful as questions for eval').choices([
        'answerable',
        'unanswerable',
      ]),
    )
    .action(async (options: FeedbackOptions) => {
      await withDesk(options, async (desk) => {
        for await (const rated of allRated(desk, options.collection)) show(rated, options);
      });
    });
}

async function* allRated(desk: Desk, collection: CollectionId): AsyncGenerator<RatedAnswer> {
  for (let after: string | null = null; ;) {
    const opinions: readonly OpinionOfAnswer[] = await desk.feedback(collection, {
      after,
      limit: answersPerPage,
    });
    yield* ratedAnswers(opinions);
    const last = opinions.at(-1);
    if (!last) return;
    after = last.answer.id;
  }
}

function show(rated: RatedAnswer, { labels, json }: FeedbackOptions): void {
  const { answer, helpful, unhelpful, reasons } = rated;
  if (labels !== undefined) {
    const label = labelOf(rated);
    if (label?.kind === labels) printJson(label.line);
  } else if (json) {
    const { id, question, verdict, askedAt } = answer;
    printJson({ answer: id, question, verdict, askedAt, helpful, unhelpful, reasons });
  } else {
    print(`👍 ${helpful}  👎 ${unhelpful}  ${answer.id}  ${answer.question} (${answer.verdict})`);
    for (const reason of reasons) print(`    ${reason.replace(/\s+/g, ' ')}`);
  }
}
