import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Feed } from '../archive/feeds.js';
import { countOf } from '../count-of.js';
import type { Desk } from '../desk/desk.js';
import { feedWords } from '../desk/feed-words.js';
import { asError, UserError } from '../errors.js';
import { keptErrorIn } from '../kept-error.js';
import { harmlessText } from '../harmless-text.js';
import { wordingIn } from '../locales/wording.js';
import type { PollReport } from '../reading/feeds/feed-keeper.js';
import { personAtTerminal, withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { importFeeds } from './import-feeds.js';
import { print, printJson, tell } from './output.js';

export function addFeedCommand(program: Command): void {
  const feed = program
    .command('feed')
    .description('follow feeds: add, list, remove, pause, resume, import, export, poll');
  subcommand(feed, 'add', 'follow a feed, or the first readable one that a page names')
    .argument('<url>', 'address of the feed or of the page')
    .action(addFeed);
  subcommand(feed, 'list', 'the feeds that are followed, and how they fare').action(listFeeds);
  const changes = { remove: 'follow a feed no more', pause: 'stop polling a feed', resume: 'poll it again' };
  for (const method of ['remove', 'pause', 'resume'] as const) {
    subcommand(feed, method, changes[method])
      .argument('<feed>', 'its id, address or title')
      .action(async (name: string, options: SharedOptions) => {
        const changed = await withDesk(options, ({ feeds }) =>
          feeds[method](options.collection, name, personAtTerminal()),
        );
        if (options.json)
          printJson({ ...inEnglish(changed), ...(method === 'remove' ? { removed: true } : {}) });
        else
          print(
            harmlessText(
              `${{ remove: 'Removed', pause: 'Paused', resume: 'Resumed' }[method]} ${lineOf(changed)}`,
            ),
          );
      });
  }
  subcommand(feed, 'import', 'follow the feeds of an OPML file')
    .argument('<file>', 'OPML file')
    .action(importFeeds);
  subcommand(feed, 'export', 'write the feeds as an OPML file')
    .argument('<file>', 'file to write, or - for standard output')
    .action(exportFeeds);
  subcommand(feed, 'poll', 'poll now those that are due').action(pollFeeds);
}

function subcommand(feed: Command, name: string, description: string): Command {
  // What commander would do with a wrong call is the program's own.
  return withSharedOptions(feed.command(name)).description(description).exitOverride();
}

async function addFeed(url: string, options: SharedOptions): Promise<void> {
  const { collection } = options;
  const request = { collection, url, by: personAtTerminal(), addedIn: null, announceIn: null };
  const added = await withDesk(options, ({ feeds }) => feeds.add(request));
  if (options.json) {
    printJson({ ...added, feed: inEnglish(added.feed) });
    return;
  }
  const named = added.isNamedByPage ? `, named by the page (the first readable of ${added.namedFeeds})` : '';
  print(
    harmlessText(
      `Following ${lineOf(added.feed)}: ${added.format}, ${countOf(added.items, 'item')}${named}.`,
    ),
  );
  tell('A running Dateline polls it from now on; without one: dateline feed poll.');
}

async function listFeeds(options: SharedOptions): Promise<void> {
  const feeds = await withDesk(options, (desk) => desk.feeds.list(options.collection));
  if (options.json) for (const feed of feeds) printJson(inEnglish(feed));
  else if (feeds.length === 0) print('No feed is followed yet: dateline feed add URL');
  else
    for (const feed of feeds)
      print(harmlessText(`${lineOf(feed)} · ${feedWords(feed, wordingIn('en')).join(' · ')}`));
}

async function exportFeeds(file: string, options: SharedOptions): Promise<void> {
  const [opml, feeds] = await withDesk(options, async (desk: Desk) => [
    await desk.feeds.exportOpml(options.collection),
    await desk.feeds.list(options.collection),
  ]);
  if (file === '-') {
    process.stdout.write(opml);
    return;
  }
  await writeFile(file, opml).catch((cause: unknown) => {
    throw new UserError(
      'cannot-write',
      `The file "${file}" cannot be written (${asError(cause).message}): choose another.`,
      { cause },
    );
  });
  if (options.json) printJson({ file, feeds: feeds.length });
  else print(`${countOf(feeds.length, 'feed')} written to ${file}.`);
}

async function pollFeeds(options: SharedOptions): Promise<void> {
  const reports = await withDesk(options, ({ feeds }) => feeds.poll(options.collection), { usesModel: true });
  for (const report of reports) {
    if (options.json) printJson({ ...report, feed: inEnglish(report.feed) });
    else print(harmlessText(`${report.feed.title ?? report.feed.url}: ${reportWords(report)}`));
    if (!options.json) {
      for (const { item, reason } of report.refused) tell(harmlessText(`  ${item}: ${reason}`));
    }
  }
  if (reports.length === 0 && !options.json) print('No feed is followed yet: dateline feed add URL');
}

function reportWords({ status, feed, added, known, refused }: PollReport): string {
  switch (status) {
    case 'read':
      return `${countOf(added, 'new article')}, ${known} known, ${refused.length} refused.`;
    case 'unchanged':
      return 'nothing new.';
    default:
      return feedWords(feed, wordingIn('en')).join(' · ');
  }
}

/** With the sentence of what it failed for, which is kept for all languages. */
function inEnglish(feed: Feed): Feed {
  return { ...feed, lastError: feed.lastError === null ? null : keptErrorIn(feed.lastError, 'en') };
}

function lineOf({ id, title, url }: Feed): string {
  return `${id} ${title ?? '(no title)'} ${url}`;
}
