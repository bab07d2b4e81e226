import { Argument, type Command } from 'commander';
import type { ArticleHead } from '../archive/article.js';
import { formatDate } from '../locales/format-date.js';
import { provenanceWords } from '../answering/provenance-words.js';
import { shownOutlet } from '../archive/outlet-key.js';
import { countOf } from '../count-of.js';
import type { ArticleView, Editor } from '../desk/managed-articles.js';
import { UsageError } from '../errors.js';
import { harmlessText } from '../harmless-text.js';
import type { FactsToEdit } from '../reading/edit-article.js';
import { personAtTerminal, withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { dayOption } from './day-option.js';
import { print, printJson } from './output.js';

type Action = 'list' | 'show' | 'edit' | 'remove' | 'undo';

interface ArticlesOptions extends SharedOptions {
  readonly outlet?: string;
  readonly since?: string;
  readonly until?: string;
  readonly by?: string;
  readonly title?: string;
  readonly date?: string;
  readonly author?: readonly string[];
  readonly url?: string;
}

const articlesPerPage = 100;

export function addArticlesCommand(program: Command): void {
  withSharedOptions(program.command('articles'))
    .description(
      'list articles, show, edit or remove one, or bring back what was removed in the last ten minutes',
    )
    .addArgument(
      new Argument('[action]', 'what to do')
        .choices(['list', 'show', 'edit', 'remove', 'undo'])
        .default('list'),
    )
    .argument('[article]', 'id, title, or a part of the title')
    .option('--outlet <name>', 'list: only of this outlet; edit: who published it')
    .option('--since <day>', 'list: only published from this day on', dayOption)
    .option('--until <day>', 'list: only published up to this day', dayOption)
    .option('--by <person>', 'list: only what this person added, by name or id')
    .option('--title <title>', 'list: only with this in the title; edit: the title')
    .option('--date <date>', 'edit: when it was published')
    .option('--author <name...>', 'edit: who wrote it')
    .option('--url <url>', 'edit: where it was published')
    .addHelpText('after', '\nWhat is edited to "" is unknown from then on. The text is never changed.')
    .action(async (action: Action, article: string | undefined, options: ArticlesOptions) => {
      if (action === 'list') await list(article, options);
      else if (action === 'undo') await undo(article, options);
      else if (article === undefined)
        throw new UsageError(`Give an article: dateline articles ${action} ARTICLE`);
      else if (action === 'show') await show(article, options);
      else if (action === 'edit') await edit(article, options);
      else await remove(article, options);
    });
}

/** Whose files these are may change everything in them. */
function editor(): Editor {
  return { ...personAtTerminal(), mayManage: true };
}

async function list(article: string | undefined, options: ArticlesOptions): Promise<void> {
  if (article !== undefined) {
    throw new UsageError('The list takes no article: dateline articles list [--title …]');
  }
  const { collection, outlet = null, since = null, until = null, by = null, title = null } = options;
  const filter = { outlet, since, until, by, title };
  await withDesk(options, async (desk) => {
    let count = 0;
    for (;;) {
      const request = { collection, filter, offset: count, limit: articlesPerPage };
      const { articles, total } = await desk.listArticles(request);
      for (const each of articles) {
        if (options.json) printJson(each);
        else print(harmlessText(lineOf(each)));
      }
      count += articles.length;
      if (articles.length > 0 && count < total) continue;
      if (!options.json) print(countOf(total, 'article'));
      return;
    }
  });
}

async function show(article: string, options: ArticlesOptions): Promise<void> {
  const view = await withDesk(options, (desk) =>
    desk.showArticle({ collection: options.collection, article }),
  );
  if (options.json) printJson(view);
  else print(harmlessText(viewLines(view).join('\n')));
}

async function edit(article: string, options: ArticlesOptions): Promise<void> {
  const { collection, title, outlet, date, author, url } = options;
  const facts: FactsToEdit = {
    ...(title === undefined ? {} : { title }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(date === undefined ? {} : { publishedAt: date }),
    ...(author === undefined ? {} : { authors: author }),
    ...(url === undefined ? {} : { url }),
  };
  if (Object.keys(facts).length === 0) {
    throw new UsageError('Give what is to be changed: --title, --outlet, --date, --author or --url.');
  }
  const edited = await withDesk(
    options,
    (desk) => desk.editArticle({ collection, article, facts, by: editor() }),
    { usesModel: true },
  );
  if (options.json) printJson(edited);
  else print(harmlessText(`Corrected ${lineOf(edited)}`));
}

async function remove(article: string, options: ArticlesOptions): Promise<void> {
  const { collection } = options;
  const outcome = await withDesk(options, (desk) =>
    desk.removeArticle({ collection, article, by: editor() }),
  );
  if (options.json) {
    printJson(outcome);
    return;
  }
  const { id, title } = outcome.removed;
  print(harmlessText(`Removed ${title ?? '(no title)'} ${id}`));
  print(`For ten minutes it can be brought back: dateline articles undo ${id}`);
}

async function undo(article: string | undefined, options: ArticlesOptions): Promise<void> {
  const request = { collection: options.collection, article: article ?? null, by: editor() };
  const restored = await withDesk(options, (desk) => desk.undoRemoval(request));
  if (options.json) printJson(restored);
  else print(harmlessText(`Brought back ${lineOf(restored)}`));
}

function lineOf(article: ArticleHead): string {
  const facts = [shownOutlet(article), article.publishedAt?.slice(0, 10) ?? 'undated'].filter(Boolean);
  return `${article.id}  ${article.title ?? '(no title)'} (${facts.join(', ')})`;
}

function viewLines(view: ArticleView): readonly string[] {
  if (view.state === 'removed') {
    const { id, title, outlet, url, removedAt } = view.removed;
    const end =
      view.undoUntil === null ? 'its text is not kept' : `can be brought back until ${view.undoUntil}`;
    return [
      title ?? '(no title)',
      ...[outlet, url].filter((fact) => fact !== null),
      `Removed ${formatDate(removedAt)}; ${end}`,
      id,
    ];
  }
  const { article, versions, story, copyOf } = view;
  return [
    article.title ?? '(no title)',
    shownOutlet(article) ?? 'outlet unknown',
    article.publishedAt ? formatDate(article.publishedAt) : 'undated',
    ...(article.authors.length > 0 ? [`by ${article.authors.join(', ')}`] : []),
    ...(article.url === null ? [] : [article.url]),
    provenanceWords(article.provenance),
    ...(article.addedBy ? [`added by ${article.addedBy.name}`] : []),
    ...(copyOf
      ? [`copy of ${[copyOf.title ?? '(no title)', copyOf.outlet].filter(Boolean).join(', ')}`]
      : []),
    ...(story
      ? [
          `story ${story.id}: ${countOf(story.articles, 'article')}, ${countOf(story.independentOutlets, 'independent outlet')}`,
        ]
      : []),
    ...versions.map(({ version, addedAt, editedBy }) =>
      editedBy
        ? `version ${version}: facts corrected by ${editedBy.name}, ${formatDate(addedAt)}`
        : `version ${version}: ${formatDate(addedAt)}`,
    ),
    article.id,
  ];
}
