import { agencyLine } from './agencies.js';
import { mergeFacts, noFacts, type ArticleFacts } from '../article-facts.js';
import { splitNames } from './by-line.js';
import { leadingDate } from '../text/date-text.js';

/** What stands below the body of a report, and the body. */
export interface ArticleTail {
  readonly facts: ArticleFacts;
  readonly agency: string | null;
  readonly body: readonly string[];
}

const longestTail = 8;

const outletCredit =
  /^(\p{Lu}[^.!?:]{1,60}?)\s*[–—-]\s*(?:Monitoring|Agencies|Agency|News ?[Dd]esk|Web ?[Dd]esk|Newsroom|Staff|Wires|Archive)$/u;
const sourceCredit = /^(?:source|quelle|fuente|fonte|kaynak)\s?:\s*([^.!?]{2,60})$/iu;
const publishedIn = /^published in ([^,]{2,60}), (.+)$/i;
const edited =
  /^\(?(?:(?:edited|editing|compiled|translated|translation|additional reporting|graphics?|fact-?checked|reviewed|produced|updated|writing) by|with reporting (?:by|from))\b:?.{1,250}$/i;
const reporting = /^\(?(?:reporting|reported|written) by:?\s+([^;()]{3,250})(?:;.{0,250})?\)?\.?$/i;
/** "… he said. (Reporting by A; Editing by B)": a credit behind the last sentence. */
const creditBehind =
  /\s*\((?:(?:reporting|writing|additional reporting|edited|editing|compiled) by|with (?:additional |agency )?(?:inputs?|reporting))\b[^()]{0,300}\)\.?$/i;
/** "Northern Ledger" in "Ana Vale in Delvona": where somebody reported from. */
const place = /\s+(?:in|at|from)\s+.*$/u;

/** Reads the lines below a report's body: credits, the outlet's signature, where and when it was published. */
export function readTail(paragraphs: readonly string[]): ArticleTail {
  const rest = [...paragraphs];
  let facts = noFacts;
  let agency: string | null = null;
  for (let lines = 0; lines < longestTail && rest.length > 1; lines += 1) {
    const line = rest.at(-1) ?? '';
    const found = readTailLine(line);
    if (found === null) break;
    facts = mergeFacts(facts, mergeFacts(found, noFacts));
    agency ??= agencyLine(line);
    rest.pop();
  }
  const last = rest.at(-1);
  const credit = last === undefined ? null : creditBehind.exec(last);
  if (last !== undefined && credit) {
    const authors = reportingAuthors(credit[0].trim());
    facts = mergeFacts(facts, { ...noFacts, authors });
    rest[rest.length - 1] = last.slice(0, credit.index);
  }
  return { facts, agency, body: rest.filter((paragraph) => paragraph !== '') };
}

function readTailLine(line: string): Partial<ArticleFacts> | null {
  if (agencyLine(line) !== null || edited.test(line)) return {};
  const credit = outletCredit.exec(line) ?? sourceCredit.exec(line);
  if (credit) return { outlet: credit[1] ?? null };
  const publication = publishedIn.exec(line);
  const date = publication && leadingDate(publication[2] ?? '');
  if (publication && date) return { outlet: publication[1] ?? null, publishedAt: date.iso };
  return reporting.test(line) ? { authors: reportingAuthors(line) } : null;
}

/** "Reporting by Ana Vale in Delvona and Ivo Marsh; editing by …" → both names. */
function reportingAuthors(line: string): string[] {
  const names = reporting.exec(line)?.[1] ?? '';
  return splitNames(names.replace(/\.$/, ''))
    .map((name) => name.replace(place, '').trim())
    .filter((name) => /^\p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’-]+){1,4}$/u.test(name));
}
