import { mergeFacts, type ArticleFacts } from '../article-facts.js';
import { readHead } from './article-head.js';
import { readTail } from './article-tail.js';
import { withoutBoilerplate } from './boilerplate.js';
import { cleanParagraphs } from '../text/clean-text.js';

/** A report as plain text: what it says of itself, and what can be stored of it. */
export interface RawArticle {
  readonly facts: ArticleFacts;
  /** Paragraphs parted by one empty line; empty where nothing of the text is a report. */
  readonly text: string;
}

/**
 * Reads news text as people paste it: headline, date, by-line, caption and dateline before the body,
 * credits and pointers in and after it. Title, outlet, authors and dates are given where the text has
 * them. `known` is what is known of it already: it wins, and a line that repeats the title is left out.
 */
export function readRawArticle(text: string, known: Partial<ArticleFacts> = {}): RawArticle {
  const head = readHead(cleanParagraphs(text), known.title ?? null);
  const tail = readTail(withoutBoilerplate(head.body));
  const stated = mergeFacts(known, mergeFacts(head.facts, tail.facts));
  const agency = head.agency ?? tail.agency;
  return { facts: { ...stated, outlet: stated.outlet ?? agency }, text: tail.body.join('\n\n') };
}
