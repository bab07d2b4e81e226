import type { Collection } from '../archive/collection.js';
import type { Article, ArticleContent, Person } from '../archive/article.js';
import { urlKey } from '../archive/url-key.js';
import type { Embedder } from '../embedding/embedder.js';
import { UserError } from '../errors.js';
import { normaliseUrl } from './fetch/normalise-url.js';
import { embedPassages } from './passages/embed-passages.js';
import { storyGrouping } from './stories/story-grouping.js';
import { cleanLine } from './text/clean-text.js';
import { parseDate } from './text/date-text.js';

/** Facts as a person writes them: what is missing stays, and what is blank is unknown from then on. */
export interface FactsToEdit {
  readonly title?: string;
  readonly outlet?: string;
  readonly publishedAt?: string;
  readonly authors?: readonly string[];
  readonly url?: string;
}

/** What editing works with. */
export interface EditingParts {
  readonly collection: Collection;
  readonly embedder: Embedder;
  /** Throws the UserError that refuses the host of a URL. */
  readonly permitHost: (host: string) => void;
}

const longestLine = 500;

/**
 * Corrects what is known of an article, never its text. An outlet that is changed counts as typed by the person.
 * @returns it as it is now; the same where nothing is changed.
 * @throws UserError naming what cannot be read, and where the article was changed in the meantime.
 */
export async function editArticle(
  article: Article,
  facts: FactsToEdit,
  by: Person,
  { collection, embedder, permitHost }: EditingParts,
): Promise<Article> {
  const { id: _id, version: _version, addedAt: _addedAt, editedBy: _editedBy, outletBy, ...known } = article;
  const outlet = facts.outlet === undefined ? article.outlet : line(facts.outlet);
  const outletTyper = outlet === article.outlet ? outletBy : outlet === null ? undefined : by;
  const content: ArticleContent & { readonly editedBy: Person } = {
    ...known,
    title: facts.title === undefined ? article.title : line(facts.title),
    outlet,
    ...(outletTyper ? { outletBy: outletTyper } : {}),
    publishedAt: facts.publishedAt === undefined ? article.publishedAt : readDate(facts.publishedAt, article),
    authors: facts.authors?.map(cleanLine).filter((author) => author !== '') ?? article.authors,
    url: facts.url === undefined ? article.url : readUrl(facts.url, article),
    original: null,
    editedBy: by,
  };
  if (areSame(article, content)) return article;
  if (content.url !== null && content.url !== article.url) permitHost(new URL(content.url).hostname);
  const passages = await embedPassages(content, embedder);
  const vectors = passages.map(({ vector }) => vector);
  const edited = await collection.edit(article, content, passages, storyGrouping(content, vectors));
  if (edited) return edited;
  throw new UserError('changed-meanwhile');
}

function areSame(article: Article, content: ArticleContent): boolean {
  return factsOf(article) === factsOf(content);
}

function factsOf({ title, outlet, publishedAt, authors, url }: Omit<ArticleContent, 'original'>): string {
  return JSON.stringify([title, outlet, publishedAt, authors, url]);
}

function line(typed: string): string | null {
  return cleanLine(typed).slice(0, longestLine) || null;
}

function readDate(typed: string, { publishedAt }: Article): string | null {
  const text = typed.trim();
  if (text === publishedAt) return publishedAt;
  const date = text === '' ? null : parseDate(text);
  if (text !== '' && date === null) {
    throw new UserError('bad-date', { date: text.slice(0, 60) });
  }
  return date;
}

/** What was fetched goes on pointing to where it was fetched from. */
function readUrl(typed: string, { url, provenance }: Article): string | null {
  const text = typed.trim();
  if (text === url) return url;
  const given = text === '' ? null : normaliseUrl(text);
  if (provenance.kind !== 'fetched' && provenance.kind !== 'feed') return given;
  const hosts = [`https://${provenance.host}/`, ...(url === null ? [] : [url])].map(hostOf);
  if (given !== null && hosts.includes(hostOf(given))) return given;
  throw new UserError('other-host', { host: provenance.host });
}

function hostOf(url: string): string {
  return urlKey(url).split(/[/?]/, 1)[0] ?? '';
}
