import { agencyPattern } from './agencies.js';
import { leadingDate } from '../text/date-text.js';

/** A dateline taken off a paragraph. */
export interface Dateline {
  /** Offset in the paragraph at which its prose begins. */
  readonly length: number;
  readonly agency: string | null;
  /** Null where it has no date, or one without a year. */
  readonly publishedAt: string | null;
}

const agency = String.raw`[(/]\s*(?<agency>${agencyPattern})\s*[)/]\.?`;
const dash = String.raw`\s*(?:--?|–|—|―|:)\s*`;
const capitals = String.raw`\p{Lu}[\p{Lu}\p{M}.'’-]*(?:[ ,/]+\p{Lu}[\p{Lu}\p{M}.'’-]*){0,4}`;
/** ", Turkey", ", Mont.", ", Dec 13", ", December 13, 2024", ", 13. Dezember". */
const detail = String.raw`(?:,\s*[\p{L}\p{N}.' ]{2,24}){0,3}`;
const mixedPlace = String.raw`\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{Lu}[\p{L}\p{M}.'’-]*){0,3}`;
/** Prose begins with a capital, a digit or a quotation; "NATO — the alliance — said" is no dateline. */
const proseAhead = String.raw`(?=["'“‘„«(]*[\p{Lu}\p{Lo}\p{N}])`;

const forms: readonly RegExp[] = [
  // "(CNN) —", "Reuters -": an agency alone.
  new RegExp(`^(?:${agency}|(?<bare>${agencyPattern}))\\s*(?:--?|–|—)\\s+${proseAhead}`, 'u'),
  // "London (CNN) —", "Ankara, Dec 13 (AFP)": with an agency the place need not be in capitals.
  new RegExp(`^${mixedPlace}${detail}[,.]?\\s*${agency}${dash}${proseAhead}`, 'u'),
  new RegExp(`^${mixedPlace},\\s*[\\p{L}\\p{N}.' ]{4,24}\\s*${agency}\\s+${proseAhead}`, 'u'),
  // "London CNN Business —": as text editors leave it where the brackets were a style.
  new RegExp(
    `^${mixedPlace}\\s+(?<bare>CNN(?: Business)?|Reuters|AFP|AP)\\s+(?:--?|–|—)\\s*${proseAhead}`,
    'u',
  ),
  // "ANKARA –", "KYIV, Ukraine —".
  new RegExp(`^(?!${agencyPattern})${capitals}${detail}\\s+(?:--?|–|—|―)\\s*${proseAhead}`, 'u'),
];
/** "ISLAMABAD: The prime minister …"; a transcript has such words before each paragraph. */
const colonForm = new RegExp(
  `^(?!CORRECTION|CLARIFICATION|NOTE|OPINION|ANALYSIS)\\p{Lu}{4,}(?: \\p{Lu}{3,}){0,2}: ${proseAhead}`,
  'u',
);

/**
 * The dateline that the first paragraph of a report opens with, null where it has none. `others` are the
 * paragraphs after it, by which a transcript is told from a report.
 */
export function findDateline(paragraph: string, others: readonly string[]): Dateline | null {
  const head = paragraph.slice(0, 120);
  for (const form of forms) {
    const match = form.exec(head);
    if (match !== null) {
      const named = match.groups?.['agency'] ?? match.groups?.['bare'] ?? null;
      return { length: match[0].length, agency: named, publishedAt: dateIn(match[0]) };
    }
  }
  const colon = colonForm.exec(head);
  if (colon === null || others.some((other) => colonForm.test(other))) return null;
  return { length: colon[0].length, agency: null, publishedAt: null };
}

/** "DELVONA, Norland, 5 January 2025 - ": the date after one of the commas. */
function dateIn(dateline: string): string | null {
  for (const comma of dateline.matchAll(/,\s*/g)) {
    const rest = dateline.slice(comma.index + comma[0].length);
    const date = leadingDate(rest);
    if (date && /^\.?,?\s*(?:[(/:–—―-]|\p{L}|$)/u.test(rest.slice(date.length))) return date.iso;
  }
  return null;
}
