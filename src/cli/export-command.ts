import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Command } from 'commander';
import type { Article } from '../archive/article.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { Desk } from '../desk/desk.js';
import { countOf } from '../count-of.js';
import { UserError, asError } from '../errors.js';
import { withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { print, printJson } from './output.js';

const articlesPerPage = 100;

export function addExportCommand(program: Command): void {
  withSharedOptions(program.command('export'))
    .description('write all articles of a collection as JSONL, which import reads (.gz compresses)')
    .argument('<file>', 'file to write, or - for standard output')
    .action(async (file: string, options: SharedOptions) => {
      const articles = await withDesk(options, (desk) => exportTo(file, desk, options.collection), {
        mustExist: true,
      });
      if (file === '-') return;
      if (options.json) printJson({ file, articles });
      else print(`${countOf(articles, 'article')} written to ${file}.`);
    });
}

async function exportTo(file: string, desk: Desk, collection: CollectionId): Promise<number> {
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const article of allArticles(desk, collection)) {
      count += 1;
      yield `${JSON.stringify(exportRecord(article))}\n`;
    }
  }
  if (file === '-') {
    for await (const line of lines()) {
      if (!process.stdout.write(line)) await once(process.stdout, 'drain');
    }
    return count;
  }
  const target = createWriteStream(file);
  try {
    if (file.endsWith('.gz')) await pipeline(Readable.from(lines()), createGzip(), target);
    else await pipeline(Readable.from(lines()), target);
  } catch (error) {
    // Only a system call names itself: what the desk threw says what is wrong already.
    if (!('syscall' in asError(error))) throw error;
    throw new UserError(
      'cannot-write',
      `The file "${file}" cannot be written (${asError(error).message}): choose another.`,
      { cause: error },
    );
  }
  return count;
}

async function* allArticles(desk: Desk, collection: CollectionId): AsyncGenerator<Article> {
  for (let after: string | null = null; ;) {
    const page: readonly Article[] = await desk.articles(collection, { after, limit: articlesPerPage });
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/** What import reads, and more. */
function exportRecord(article: Article): Record<string, unknown> {
  return {
    id: article.externalId ?? article.id,
    title: article.title,
    date: article.publishedAt,
    source: article.outlet,
    url: article.url,
    text: article.text,
    article: article.id,
    version: article.version,
    authors: article.authors,
    modifiedAt: article.modifiedAt,
    language: article.language,
    provenance: article.provenance,
    retrievedAt: article.retrievedAt,
    addedAt: article.addedAt,
    outletBy: article.outletBy,
    addedBy: article.addedBy,
    editedBy: article.editedBy,
  };
}
