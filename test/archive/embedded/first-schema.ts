import { articleId } from '../../../src/archive/article-id.js';
import type { ArticleContent } from '../../../src/archive/article.js';
import { calendarDay } from '../../../src/archive/calendar-day.js';
import { toVersionRow, versionChecksum } from '../../../src/archive/article-rows.js';
import { collectionMigrations } from '../../../src/archive/embedded/collection-schema.js';
import type { Connection } from '../../../src/archive/embedded/connection.js';
import { openDatabase } from '../../../src/archive/embedded/open-database.js';
import { passageChecksum, sentencesColumn } from '../../../src/archive/passage-rows.js';
import { toVectorBytes } from '../../../src/archive/vector-bytes.js';
import { outletKey } from '../../../src/archive/outlet-key.js';
import { passageContext } from '../../../src/archive/passage-context.js';
import { textHash } from '../../../src/archive/text-hash.js';
import { samplePassages } from '../sample-articles.js';

/** An empty file of the first schema that was released. */
export function openFirstSchema(path: string): Connection {
  return openDatabase(path, collectionMigrations.slice(0, 1));
}

/** Writes an article as the first schema had it: SQLite made words of the raw texts, and the counts were of other tokens. */
export function writeAsFirstSchema(connection: Connection, content: ArticleContent, version = 1): void {
  const hash = textHash(content.text);
  const id = articleId({ url: content.url, externalId: content.externalId, textHash: hash });
  const insert = (
    table: string,
    row: Readonly<Record<string, string | number | Uint8Array | null>>,
  ): number => {
    const columns = Object.keys(row);
    const places = columns.map(() => '?').join(', ');
    const sql = `INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${places})`;
    return connection.run(sql, ...Object.values(row)).lastId;
  };
  const day = calendarDay(content.publishedAt);
  const outlet_key = outletKey(content.outlet ?? '');
  if (version > 1) {
    connection.run(
      'DELETE FROM passage_words WHERE rowid IN (SELECT id FROM passages WHERE article_id = ?)',
      id,
    );
    connection.run('UPDATE passages SET searchable = 0 WHERE article_id = ?', id);
    connection.run(
      'DELETE FROM article_words WHERE rowid = (SELECT label FROM article_terms WHERE article_id = ?)',
      id,
    );
    connection.run('DELETE FROM article_terms WHERE article_id = ?', id);
    connection.run('UPDATE articles SET current_version = ?, text_hash = ? WHERE id = ?', version, hash, id);
  } else {
    insert('articles', {
      id,
      external_id: null,
      url: content.url,
      current_version: version,
      text_hash: hash,
    });
  }
  const addedAt = '2026-03-01T12:00:00Z';
  const row = toVersionRow(content, { articleId: id, version, url: content.url, addedAt, textHash: hash });
  const { outlet_by: _outletBy, edited_by: _editedBy, ...columns } = row;
  insert('versions', { ...columns, checksum: versionChecksum(row) });
  const label = insert('article_terms', { article_id: id, day, outlet_key, counts: Buffer.alloc(4) });
  insert('article_words', { rowid: label, words: `${content.title ?? ''}\n\n${content.text}` });
  for (const { start, end, sentences, vector } of samplePassages(content.text)) {
    const place = { start, end, sentences: sentencesColumn(sentences) };
    const bytes = toVectorBytes(vector);
    const passageId = insert('passages', {
      article_id: id,
      version,
      start_offset: start,
      end_offset: end,
      sentences: place.sentences,
      day,
      outlet_key,
      searchable: 1,
      checksum: passageChecksum({ articleId: id, version, ...place, vector: bytes }),
    });
    insert('vectors', { passage_id: passageId, vector: bytes });
    insert('passage_words', {
      rowid: passageId,
      context: passageContext(content),
      body: content.text.slice(start, end),
    });
  }
}
