import type { Collection, SearchFilter } from '../../src/archive/collection.js';
import type { Article, PassageDraft } from '../../src/archive/article.js';
import { tokensOf } from '../../src/archive/words.js';
import { embedPassages } from '../../src/reading/passages/embed-passages.js';
import { samplePassages } from '../../test/archive/sample-articles.js';
import { isCorrection, isKept, isOfFirstSchema, isRemoved, revisionOf, versionsOf } from './article-state.js';
import { inventedArticle } from './invented-article.js';
import type { Observed } from './observe-archive.js';
import { WordEmbedder } from './word-embedder.js';

const everything: SearchFilter = { since: null, until: null, outlet: null, keepUndated: true };
const mostPassages = 50;
/** Of single precision. */
const sameScore = 1e-5;

/** Whether every article that is kept is read, and each of its passages found by meaning and by words; and no other. */
export async function checkSearch(
  collection: Collection,
  { states, ids }: Observed,
  isCheaplyEmbedded: boolean,
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [key, state] of Object.entries(states)) {
    const id = ids[key] ?? '';
    const article = await collection.article(id);
    const versions = versionsOf(state);
    if (!isKept(state)) {
      if (article) faults.push(`${key} is ${state}, and is read`);
      if (isRemoved(state)) faults.push(...(await checkHidden(collection, key, versions)));
      continue;
    }
    const newest = versions.at(-1) ?? '';
    const invented = inventedArticle(key, revisionOf(newest));
    if (article?.text !== invented.text) faults.push(`${key} cannot be read`);
    else
      faults.push(
        ...(await checkKept(collection, {
          key,
          article,
          newest,
          isCheaplyEmbedded,
          mark: invented.mark,
        })),
      );
    faults.push(
      ...(await checkHidden(
        collection,
        key,
        versions.slice(0, -1).filter((one) => revisionOf(one) !== revisionOf(newest)),
      )),
    );
  }
  return faults;
}

/** Texts that are not the newest, or not there any more, are not found. */
async function checkHidden(
  collection: Collection,
  key: string,
  versions: readonly string[],
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const version of versions) {
    const { mark } = inventedArticle(key, revisionOf(version));
    const options = { limit: 1, filter: everything };
    const found = await collection.keyword([tokensOf(mark, 'en')], options);
    const foundArticles = await collection.keywordArticles([tokensOf(mark, 'en')], options);
    if (found.length + foundArticles.length > 0)
      faults.push(`${key}: version ${version} is found by its words`);
  }
  return faults;
}

interface KeptArticle {
  readonly key: string;
  readonly article: Article;
  readonly newest: string;
  readonly mark: string;
  readonly isCheaplyEmbedded: boolean;
}

async function checkKept(
  collection: Collection,
  { key, article, newest, mark, isCheaplyEmbedded }: KeptArticle,
): Promise<readonly string[]> {
  const faults: string[] = [];
  const form = [tokensOf(mark, 'en')];
  const options = { limit: mostPassages, filter: everything };
  const found = await collection.keyword(form, options);
  const passages = await collection.passages(found.map(({ passageId }) => passageId));
  if (passages.some(({ articleId, text }) => articleId !== article.id || !text.includes(mark))) {
    faults.push(`${key}: its words find another article`);
  }
  const spans =
    isOfFirstSchema(newest) && !isCorrection(newest) ? samplePassages(article.text) : await cut(article);
  const marked = spans.filter(({ start, end }) => article.text.slice(start, end).includes(mark));
  if (placesOf(marked) !== placesOf(passages))
    faults.push(`${key}: not all of its passages are found by their words`);
  const articles = await collection.keywordArticles(form, options);
  if (articles[0]?.articleId !== article.id) faults.push(`${key} is not found by its words as a whole`);
  const vectors = await collection.vectors(passages.map(({ id }) => id));
  for (const [index, passage] of passages.entries()) {
    const stored = vectors[index] ?? new Float32Array();
    const given = marked.find(({ start }) => start === passage.start);
    const vector = isCheaplyEmbedded && given ? given.vector : stored;
    const nearest = await collection.nearest(vector, { limit: 5, filter: everything });
    const isFound = nearest.some(({ passageId }) => passageId === passage.id);
    // Where five others are as near, it need not be among them.
    const isTied = nearest.length === 5 && nearest.every(({ score }) => score > 1 - sameScore);
    if (!isFound && !isTied) faults.push(`${key}: passage ${passage.id} is not found by its meaning`);
  }
  return faults;
}

const embedder = new WordEmbedder();

function cut(article: Article) {
  return embedPassages(article, embedder);
}

function placesOf(passages: readonly PassageDraft[]): string {
  return passages
    .map(({ start, end }) => `${start}-${end}`)
    .toSorted()
    .join(' ');
}
