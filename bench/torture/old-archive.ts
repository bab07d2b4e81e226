import { makeFolder } from '../../src/archive/embedded/make-folder.js';
import { databaseFile } from '../../src/archive/embedded/collection-files.js';
import { openFirstSchema, writeAsFirstSchema } from '../../test/archive/embedded/first-schema.js';
import { sampleContent } from '../../test/archive/sample-articles.js';
import { keptWith } from './article-state.js';
import { collectionFolder } from './check-archive.js';
import { inventedArticle } from './invented-article.js';
import type { Expected } from './ledger.js';

/** Writes an archive as the first schema had it. @returns what it owes. */
export function makeOldArchive(folder: string, articles: number): Expected {
  makeFolder(collectionFolder(folder));
  const connection = openFirstSchema(databaseFile(collectionFolder(folder)));
  const expected: Record<string, [ReturnType<typeof keptWith>]> = {};
  connection.transaction(() => {
    for (let number = 1; number <= articles; number += 1) {
      const key = `old${number}`;
      // Every third had been updated.
      const revisions = number % 3 === 0 ? ['f1', 'f2'] : ['f1'];
      for (const [index, revision] of revisions.entries()) {
        const { text, hints } = inventedArticle(key, revision);
        const { title, outlet = null, publishedAt = null, url } = hints;
        writeAsFirstSchema(connection, sampleContent({ title, outlet, publishedAt, url, text }), index + 1);
      }
      expected[key] = [keptWith(revisions)];
    }
  });
  connection.close();
  return expected;
}
