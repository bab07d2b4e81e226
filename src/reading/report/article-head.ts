import { agencyPattern, outletWord } from './agencies.js';
import { mergeFacts, noFacts, type ArticleFacts } from '../article-facts.js';
import { boilerplateRule } from './boilerplate.js';
import { findDateline } from './dateline.js';
import { readHeadLine } from './head-line.js';

/** What stands above the body of a report, and the body. */
export interface ArticleHead {
  readonly facts: ArticleFacts;
  /** An agency named in the dateline, the by-line or alone: the outlet where the text names no other. */
  readonly agency: string | null;
  readonly body: readonly string[];
}

/** The body begins at the latest here, so that a list of short lines is not eaten up. */
const longestHead = 12;
const endsSentence = /[.…;,:][\s"'”’»)\]]*$/u;

/**
 * Reads the lines above a report's body: labels, dates, by-lines, captions, the headline. A line is the
 * headline only where no title is known yet, it has no full stop, and text follows it.
 */
export function readHead(paragraphs: readonly string[], knownTitle: string | null): ArticleHead {
  let facts: ArticleFacts = { ...noFacts, title: knownTitle };
  let agency: string | null = null;
  const rest = [...paragraphs];
  for (let lines = 0; lines < longestHead && rest.length > 0; lines += 1) {
    const line = rest[0] ?? '';
    const read = readHeadLine(line);
    if (read) {
      facts = mergeFacts(facts, mergeFacts(read.facts, noFacts));
      agency ??= read.agency;
      if (read.rest === '') rest.shift();
      else rest[0] = read.rest;
    } else if (boilerplateRule(line) !== null || isSameTitle(line, facts.title)) {
      rest.shift();
    } else if (facts.title === null && isHeadline(line, rest[1])) {
      facts = mergeFacts(facts, headlineFacts(line));
      rest.shift();
    } else {
      break;
    }
  }
  const first = rest[0];
  const dateline = first === undefined ? null : findDateline(first, rest.slice(1));
  if (first !== undefined && dateline) {
    agency ??= dateline.agency;
    facts = { ...facts, publishedAt: facts.publishedAt ?? dateline.publishedAt };
    rest[0] = first.slice(dateline.length);
  }
  return { facts, agency, body: rest.filter((paragraph) => paragraph !== '') };
}

function isSameTitle(line: string, title: string | null): boolean {
  return title !== null && comparable(line) === comparable(title);
}

function comparable(line: string): string {
  return line
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function isHeadline(line: string, next: string | undefined): boolean {
  const words = line.split(' ').length;
  if (next === undefined || words < 3 || words > 30 || line.length > 220) return false;
  return /^["'“‘«„¿¡(]*[\p{Lu}\p{Lo}\p{N}]/u.test(line) && !endsSentence.test(line);
}

/** "Headline | Northern Ledger", and "Headline - Reuters" where what follows can only be an outlet. */
function headlineFacts(line: string): ArticleFacts {
  const match = /^(.{10,}?)\s+(\||[-–—])\s+([^|]{2,40})$/u.exec(line);
  const suffix = match?.[3] ?? '';
  const isAgency = new RegExp(`^(?:${agencyPattern})$`, 'u').test(suffix);
  const isOutlet =
    isAgency || match?.[2] === '|' || (outletWord.test(suffix) && suffix.split(' ').length <= 4);
  if (match === null || !isOutlet) return { ...noFacts, title: line };
  return { ...noFacts, title: match[1] ?? line, outlet: suffix };
}
