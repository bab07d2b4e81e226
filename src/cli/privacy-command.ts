import { Argument, InvalidArgumentError, type Command } from 'commander';
import type { PersonalSummary } from '../desk/privacy-desk.js';
import { withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { print, printJson, tell } from './output.js';

type Action = 'show' | 'export' | 'delete';

/** In what order they are shown, and as what. */
const lines: Readonly<Record<keyof PersonalSummary, string>> = {
  answers: 'questions with their answers',
  opinions: 'opinions of answers',
  requests: 'requests for an article',
  articles: 'articles with the name',
  ownArticles: 'articles from direct messages',
  feeds: 'feeds',
  digests: 'digests',
  followedStories: 'followed stories',
  deeds: 'entries of who did what',
  servers: 'servers or other collections with something of it',
};

export function addPrivacyCommand(program: Command): void {
  withSharedOptions(program.command('privacy'))
    .description('what is kept of a person, in all collections: count it, print it as JSON, or delete it')
    .addArgument(new Argument('<action>', 'what to do').choices(['show', 'export', 'delete']))
    .argument('<person>', 'Discord id of the person, a number', personOption)
    .addHelpText(
      'after',
      '\n"delete" asks nothing and cannot be undone. PRIVACY.md says what goes and what stays.',
    )
    .action(async (action: Action, person: string, options: SharedOptions) => {
      await withDesk(options, async ({ privacy }) => {
        if (action === 'export') {
          const files = await privacy.export(person, Number.MAX_SAFE_INTEGER);
          for (const file of files) printFile(Buffer.from(file).toString('utf8'), options);
          return;
        }
        const summary = await privacy[action](person);
        if (options.json) printJson({ person, ...summary });
        else print(shown(summary, action));
        if (action === 'delete' && Object.values(summary).some((count: number) => count > 0)) {
          tell('The files are written anew ten minutes from now, by whatever Dateline runs then.');
        }
      });
    });
}

function printFile(text: string, { json }: SharedOptions): void {
  if (json) printJson(JSON.parse(text));
  else print(text.trimEnd());
}

function shown(summary: PersonalSummary, action: Exclude<Action, 'export'>): string {
  const found = (Object.keys(lines) as (keyof PersonalSummary)[])
    .filter((key) => summary[key] > 0)
    .map((key) => `${lines[key]}: ${summary[key]}`);
  if (found.length === 0) return 'Nothing is kept of this person.';
  return action === 'delete' ? ['Gone, or without the name:', ...found].join('\n') : found.join('\n');
}

function personOption(id: string): string {
  if (/^\d{1,20}$/.test(id)) return id;
  throw new InvalidArgumentError(
    `"${id.slice(0, 40)}" is no Discord id: give the number that "Copy User ID" gives.`,
  );
}
