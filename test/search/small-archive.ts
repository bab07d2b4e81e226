import type { Collection, SearchFilter } from '../../src/archive/collection.js';
import type { Article, ArticleContent, EmbeddedPassage, Span } from '../../src/archive/article.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import { sampleContent } from '../archive/sample-articles.js';

export const noFilter: SearchFilter = { since: null, until: null, outlet: null, keepUndated: true };

/** So that an outlet is the one that it is called. */
const provenance = { kind: 'fetched', host: 'news.example' } as const;

/** An article whose paragraphs are its passages. */
export interface NewsItem extends Partial<ArticleContent> {
  readonly text: string;
  /** What each passage is embedded as, where not as it reads: a text that means it in other words. */
  readonly meaning?: string;
}

export async function addNews(
  collection: Collection,
  embedder: Embedder,
  { meaning, ...parts }: NewsItem,
): Promise<Article> {
  const paragraphs = [...parts.text.matchAll(/[^\n]+/g)];
  const vectors = await embedder.embedPassages(paragraphs.map(([text]) => meaning ?? text));
  const passages: EmbeddedPassage[] = paragraphs.map(({ 0: text, index }, place) => ({
    start: index,
    end: index + text.length,
    sentences: sentenceSpans(text, index),
    vector: vectors[place] ?? new Float32Array(embedder.profile.dimension),
  }));
  return (await collection.add(sampleContent({ provenance, ...parts }), passages)).article;
}

/** A sentence ends with a full stop, a question mark or an exclamation mark before a space. */
export function sentenceSpans(text: string, offset: number): Span[] {
  return [...text.matchAll(/\S.*?(?:[.?!]["”]?(?=\s|$)|$)/g)].map((match) => ({
    start: offset + match.index,
    end: offset + match.index + match[0].length,
  }));
}
