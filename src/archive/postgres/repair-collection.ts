import { articleColumns, isWhole, toArticle, type CheckedRow } from '../article-rows.js';
import type { Remedies, Repaired } from '../damage.js';
import type { CollectionArticles } from './collection-articles.js';
import type { CollectionAccess } from './collection-rooms.js';
import { damagedRows, toDamage, type DamagedRow } from './verify-collection.js';

/**
 * Mends what is damaged from what is whole: texts are read again from their originals, passages are made anew. What cannot be
 * mended stays as it is and is not quoted: it is in the database's backups.
 */
export async function repairCollection(
  access: CollectionAccess,
  articles: CollectionArticles,
  remedies: Remedies,
): Promise<readonly Repaired[]> {
  const damaged = await damagedRows(access);
  const repaired: Repaired[] = [];
  // Texts before passages, which are made of them.
  for (const row of damaged) {
    const done = await repairRow(row, { access, articles, remedies });
    repaired.push({ ...toDamage(access.id, row), done });
  }
  return repaired;
}

interface Tools {
  readonly access: CollectionAccess;
  readonly articles: CollectionArticles;
  readonly remedies: Remedies;
}

async function repairRow(row: DamagedRow, tools: Tools): Promise<string> {
  if (row.kind === 'answer') {
    await tools.access.write(({ session }) =>
      session.run(
        'DELETE FROM answers WHERE collection = $1 AND id = $2',
        session.collection,
        row.where.slice('answer '.length),
      ),
    );
    return 'It was deleted: ask the question once more.';
  }
  const isMended =
    row.kind === 'version' ? await readVersionAgain(row, tools) : await makePassagesAnew(row, tools);
  return isMended
    ? 'It was mended.'
    : 'It could not be mended and is not quoted: take it from a backup of the database.';
}

async function makePassagesAnew(
  { article: id, version }: DamagedRow,
  { access, articles, remedies }: Tools,
): Promise<boolean> {
  const article = await access.read((rooms) => rooms.articles.article(id ?? ''));
  if (!article || article.version !== version) return false;
  if ((await access.read((rooms) => rooms.articles.versionText(article.id, version))) === null) return false;
  await articles.remakePassages(article, await remedies.passagesOf(article));
  return true;
}

/** The text is put back where reading the original again gives one by which the checksum is right. */
async function readVersionAgain(
  { article: id, version }: DamagedRow,
  { access, remedies }: Tools,
): Promise<boolean> {
  const [row, original] = await access.read(async ({ session, articles }) => [
    await session.get<CheckedRow>(
      `SELECT ${articleColumns}, v.text_hash, v.checksum FROM versions AS v
       JOIN articles AS a ON a.collection = v.collection AND a.id = v.article_id
       WHERE v.collection = $1 AND v.article_id = $2 AND v.version = $3`,
      session.collection,
      id,
      version,
    ),
    await articles.original(id ?? '', version ?? 0).catch(() => null),
  ]);
  if (!row || !original) return false;
  for (const text of await remedies.readAgain(original, toArticle(row))) {
    if (!isWhole({ ...row, text })) continue;
    await access.write(({ session }) =>
      session.run(
        'UPDATE versions SET text = $4 WHERE collection = $1 AND article_id = $2 AND version = $3',
        session.collection,
        id,
        version,
        text,
      ),
    );
    return true;
  }
  return false;
}
