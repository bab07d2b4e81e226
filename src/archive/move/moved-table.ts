/** A table as it is carried from one archive to another: what its rows hold in every kind of storage. */
export interface MovedTable {
  readonly name: string;
  /** Checksums are of these, in this order. */
  readonly columns: readonly string[];
  /** By what rows are told apart and read in order; where it is `position`, their order is kept and the number is not. */
  readonly order: readonly string[];
  readonly rowsAtOnce: number;
}

/** By what the rows of a table are ordered that are kept in the order in which they were written. */
export const positionColumn = 'position';

/** @param columns with spaces between, as is the `order` */
function table(name: string, columns: string, order: string, rowsAtOnce = 500): MovedTable {
  return { name, columns: columns.split(/\s+/), order: order.split(' '), rowsAtOnce };
}

/**
 * What a collection keeps, each table behind those that its rows name. Left out is what each kind of storage works out for itself: words,
 * indexes, counts; and vectors of a next model, since an archive that is changing its model is not moved.
 */
export const collectionRows: readonly MovedTable[] = [
  // One row: the last id that a passage was given, and by which model the collection is searched.
  table('collections', 'last_passage profile model', 'last_passage', 1),
  table('articles', 'id external_id url current_version text_hash removed_at removed_by added_by', 'id'),
  table(
    'versions',
    `article_id version title outlet authors published_at modified_at url language provenance retrieved_at added_at
     outlet_by edited_by text text_hash checksum`,
    'article_id version',
    100,
  ),
  // Each may have some megabytes.
  table('originals', 'article_id version media_type brotli size_bytes', 'article_id version', 8),
  table('removed_articles', 'id title outlet url removed_at', 'id'),
  table(
    'passages',
    'id article_id version start_offset end_offset sentences day outlet_key searchable checksum vector',
    'id',
  ),
  table('answers', 'id asked_at asker_id channel_id private answer', positionColumn, 100),
  table('answer_messages', 'message_id answer_id', 'message_id'),
  table('opinions', 'answer_id person_id helpful reason given_at', 'answer_id person_id'),
  table(
    'requests',
    `id key state filters as_of asked_at settled_at checked_until revision post_channel_id post_message_id
     posted_revision`,
    positionColumn,
  ),
  table(
    'request_askers',
    `request_id person_id question answer_id asked_at server_id channel_id private locale met_by told_at`,
    positionColumn,
  ),
  table('stories', 'id merged_into', 'id'),
  table('story_signs', 'article_id version day signs', 'article_id', 200),
  table('story_marks', 'article_id term day weight', 'article_id term day', 2_000),
  table('story_links', 'article_id other_id likelihood is_copy', 'article_id other_id'),
  table('story_articles', 'article_id story_id', 'article_id'),
];

/** What belongs to no collection alone. Jobs are no rows: each kind of storage has a queue of its own. */
export const deskRows: readonly MovedTable[] = [
  // One row: the key under which uses are counted.
  table('uses_key', 'value', 'value', 1),
  table('settings', 'collection key value', 'collection key'),
  table(
    'feeds',
    `id collection url title added_by added_at added_in announce_in announcing_stopped paused_at paused_by
     next_poll_at last_success_at etag last_modified failures failing_since last_error rhythm`,
    positionColumn,
  ),
  table('feed_items', 'collection feed_id key done attempts noted_at', 'feed_id key', 2_000),
  // Equal ones are one row here.
  table('uses', 'collection person_id kind at times', 'collection person_id kind at', 2_000),
  table('audit', 'collection at person_id person_name deed count', positionColumn),
  table(
    'digests',
    'collection rhythm minute_of_day weekday place set_up time_zone next_at new_since attempt stopped',
    'collection rhythm',
  ),
  table(
    'followed_stories',
    'id collection story_id title place set_up quiet_until attempt stopped',
    positionColumn,
  ),
  table('followed_articles', 'collection followed_id article_id', 'followed_id article_id'),
  table('announced_articles', 'place article_id collection announced_at', 'place article_id', 2_000),
];
