import type { Answer, Source } from '../archive/answer.js';
import type { Archive } from '../archive/archive.js';
import type { Collection } from '../archive/collection.js';
import { answerWithoutArticle } from '../archive/answer-without-article.js';
import { parseCollectionId } from '../archive/collection-id.js';
import { misquotations } from './stored-quotations.js';
import { copiedArticle } from './copied-article.js';

/**
 * A stored answer with what became of its sources since: which were changed after they were quoted, which are copies of
 * others, and which were removed. Of a removed one nothing is left but title, outlet and URL.
 */
export async function withSourcesToday(answer: Answer, archive: Archive): Promise<Answer> {
  let today = answer;
  for (const { n, collection: id, article } of answer.sources) {
    const collection = archive.collection(parseCollectionId(id));
    const removed = await collection.removed(article);
    if (removed) {
      today = answerWithoutArticle(today, { collection: id, article, removedAt: removed.removedAt });
    }
    const sources = await Promise.all(
      today.sources.map((source) => (source.n === n ? sourceToday(source, collection) : source)),
    );
    today = { ...today, sources };
  }
  // What is quoted once more is checked once more.
  const wrong = await misquotations(today, archive);
  return wrong.length === 0
    ? today
    : { ...today, findings: today.findings.filter((finding) => !wrong.includes(finding)) };
}

async function sourceToday(source: Source, collection: Collection): Promise<Source> {
  if (source.removedAt !== undefined) return source;
  const updatedAt = await updateAfter(source, collection);
  const story = (await collection.storiesOf([source.article])).get(source.article);
  const copyOf = story ? await copiedArticle(collection, story, source.article) : null;
  return { ...source, ...(updatedAt === null ? {} : { updatedAt }), ...(copyOf ? { copyOf } : {}) };
}

/** When the text that is there now came; null where it is still the quoted one, whatever was corrected around it. */
async function updateAfter({ article, version }: Source, collection: Collection): Promise<string | null> {
  const versions = await collection.versions(article);
  const quoted = versions.find((each) => each.version === version);
  const newest = versions.at(-1);
  if (!quoted || !newest || newest.textHash === quoted.textHash) return null;
  return (
    versions.find((each) => each.version > version && each.textHash === newest.textHash)?.addedAt ?? null
  );
}
