import { homesColumn, rememberHomes, type Homes } from './passage-home.js';
import type { Session } from './session.js';

/** What is known of a collection as a whole. */
export interface CollectionRow {
  /** The partitions that its passages lie in. */
  readonly homes: Homes;
  /** The last id that was given to a passage. */
  readonly lastPassage: number;
  /** Passages that are searched. */
  readonly passages: number;
  /** Tokens in these, with their lines of context. */
  readonly passageTokens: number;
  /** Articles that are searched. */
  readonly articles: number;
  readonly articleTokens: number;
  readonly profile: string | null;
  /** JSON. */
  readonly model: string | null;
  readonly nextProfile: string | null;
}

const columns = `${homesColumn}, last_passage AS "lastPassage", passages, passage_tokens AS "passageTokens", articles,
  article_tokens AS "articleTokens", profile, model, next_profile AS "nextProfile"`;
const nothing: CollectionRow = {
  homes: [''],
  lastPassage: 0,
  passages: 0,
  passageTokens: 0,
  articles: 0,
  articleTokens: 0,
  profile: null,
  model: null,
  nextProfile: null,
};

export function readCollection(session: Session): Promise<CollectionRow> {
  return readRow(session, '');
}

/** Makes the collection where it is not there, and has no other transaction write it until this one ends. */
export async function lockCollection(session: Session): Promise<CollectionRow> {
  const known = await readRow(session, 'FOR UPDATE');
  if (known !== nothing) return known;
  await session.run(
    'INSERT INTO collections (collection) VALUES ($1) ON CONFLICT DO NOTHING',
    session.collection,
  );
  return readRow(session, 'FOR UPDATE');
}

async function readRow(session: Session, lock: '' | 'FOR UPDATE'): Promise<CollectionRow> {
  const sql = `SELECT ${columns} FROM collections WHERE collection = $1 ${lock}`;
  const row = (await session.get<CollectionRow>(sql, session.collection)) ?? nothing;
  rememberHomes(session, row.homes);
  return row;
}

/** Gives ids to so many passages. To be called under the lock. @returns the first */
export async function takePassageIds(session: Session, count: number): Promise<number> {
  const last = await session.number(
    'UPDATE collections SET last_passage = last_passage + $2 WHERE collection = $1 RETURNING last_passage',
    session.collection,
    count,
  );
  return last - count + 1;
}

/** What is searched from now on, or, below zero, no longer. */
export interface SearchedTexts {
  readonly passages: number;
  readonly passageTokens: number;
  readonly articles: number;
  readonly articleTokens: number;
}

/** Counts what is searched. To be called under the lock. */
export async function countSearched(session: Session, difference: SearchedTexts): Promise<void> {
  await session.run(
    `UPDATE collections SET passages = passages + $2, passage_tokens = passage_tokens + $3,
       articles = articles + $4, article_tokens = article_tokens + $5 WHERE collection = $1`,
    session.collection,
    difference.passages,
    difference.passageTokens,
    difference.articles,
    difference.articleTokens,
  );
}
