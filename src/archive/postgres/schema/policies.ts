/** Tables of which a transaction sees the rows of its collection, and nothing otherwise. */
export const collectionTables = [
  'articles',
  'versions',
  'originals',
  'article_urls',
  'removed_articles',
  'passages',
  'next_vectors',
  'passage_words',
  'article_words',
  'terms',
  'answers',
  'answer_messages',
  'opinions',
  'requests',
  'request_askers',
  'story_signs',
  'story_marks',
  'story_links',
  'stories',
  'story_articles',
] as const;

/** Tables of which the desk sees the rows of all collections, and any other transaction those of its own. */
export const deskTables = [
  'collections',
  'settings',
  'feeds',
  'feed_items',
  'uses',
  'audit',
  'digests',
  'followed_stories',
  'followed_articles',
  'announced_articles',
] as const;

/** Tables that are searched by functions of their owner: see words-schema. */
const searchedByOwner = ['passage_words', 'article_words'] as const;

const isOwn = "collection = current_setting('dateline.collection', true)";
const isDesk = "current_setting('dateline.desk', true) = 'on'";

const policy = (role: string, table: string, condition: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY members ON ${table} TO ${role} USING (${condition}) WITH CHECK (${condition});
  GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO ${role};`;

/**
 * Lets the program's role, whose name is given as SQL writes it, see what its transaction is for. Forced: the owner is bound, too, and sees only what a policy names
 * him for. He is named where he searches by words, and where he moves passages to another partition.
 */
export const policiesFor = (role: string): string => `
  ${collectionTables.map((table) => policy(role, table, isOwn)).join('')}
  ${deskTables.map((table) => policy(role, table, `${isOwn} OR ${isDesk}`)).join('')}
  ${policy(role, 'meta', 'TRUE')}
  ${searchedByOwner.map((table) => `CREATE POLICY owner ON ${table} FOR SELECT TO CURRENT_USER USING (TRUE);`).join('\n  ')}
  ${['collections', 'passages'].map((table) => `CREATE POLICY owner ON ${table} TO CURRENT_USER USING (TRUE) WITH CHECK (TRUE);`).join('\n  ')}
  GRANT EXECUTE ON FUNCTION find_passages, find_articles, count_passages TO ${role};
`;
