import { agencyPattern, outletWord } from './agencies.js';
import { parseDate } from '../text/date-text.js';

/** Who a line says wrote the report. */
export interface ByLine {
  readonly authors: readonly string[];
  /** What stands after the names where it is an agency: "Jane Doe, Reuters". */
  readonly agency: string | null;
  /** The date that stands after the names, with its year: "By Jane Doe, 3 January 2025". */
  readonly publishedAt: string | null;
}

const particle = String.raw`(?:de|da|dos|del|della|di|van|von|der|den|bin|ibn|al|el|la|le|ter|ten)`;
const namePart = String.raw`\p{Lu}[\p{L}\p{M}'’-]*\.?`;
const name = String.raw`${namePart}(?:\s+(?:${particle}\s+)*${namePart}){1,3}`;
const nameList = String.raw`${name}(?:,\s+${name})*(?:,?\s+(?:and|und|et|y|e|ve|&)\s+${name})?`;
const role = String.raw`(?:[\p{L}’' ]*\b(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ww]riter|[Cc]olumnist|[Jj]ournalist)[\p{L} ]*|(?:Staff|Senior|Special)\b[\p{L} ]{0,30})`;
const separator = String.raw`(?:\s*[,|/]\s*|\s+[–—-]\s+)`;
const affiliation = String.raw`${separator}${role}|\s*[,|]\s*[\p{L}\p{N}’'& ]{2,40}|\s+(?:in|for)\s+\p{Lu}[\p{L} ]{2,30}`;
const signature = new RegExp(
  `^(.+?)(?:${separator}|\\s+(?:for|in)\\s+|\\s*\\(|\\s+)(${agencyPattern})\\)?$`,
  'u',
);

const introduced = new RegExp(
  `^(?:[Bb]y|BY|[Ww]ritten by|[Ss]tory by|[Ww]ords by|[Rr]eport by|[Aa]uthors?:|Von|Par|Por|Di)[:\\s]\\s*(?<names>${nameList})(?:${affiliation})?$`,
  'u',
);
const bare = new RegExp(`^(?<names>${nameList})${separator}${role}$`, 'u');
const wholeList = new RegExp(`^${nameList}$`, 'u');
/** "Mira LUND": given name, then the surname in capitals, as one agency signs. */
const capitalSurname =
  /^\p{Lu}[\p{Ll}'’-]+(?:[ -]\p{Lu}[\p{Ll}'’-]+)?(?: (?:de|van|von|al|el|bin))* \p{Lu}{3,}(?:[ '’-]\p{Lu}{2,})?$/u;
const initialsOfBodies =
  /\b(?:NATO|UNESCO|UNICEF|ISIS|CNN|BBC|USA|TODAY|AFP|FIFA|UEFA|OPEC|NASA|FBI|CIA|LIVE|NEWS|ASEAN|BRICS|UNHCR|UNRWA)\b/;
const beforeDate = /\s*[,|·•(]\s*|\s+[–—-]\s+|\s+(?:on\s+)?(?=\d)/gu;
const joint = /,\s+|,?\s+(?:and|und|et|y|e|ve|&)\s+/u;

/** Reads a by-line as it stands at the head of a report; null for any other line. */
export function readByLine(line: string): ByLine | null {
  if (line === '' || line.length > 160) return null;
  for (const part of [...line.matchAll(beforeDate)].toReversed()) {
    const publishedAt = parseDate(line.slice(part.index + part[0].length).replace(/\)$/, ''));
    const signed = publishedAt === null ? null : readSigned(line.slice(0, part.index));
    if (signed) return { ...signed, publishedAt };
  }
  const signed = readSigned(line);
  return signed && { ...signed, publishedAt: null };
}

function readSigned(line: string): Omit<ByLine, 'publishedAt'> | null {
  const signed = signature.exec(line);
  const [text, agency] = [signed?.[1] ?? line, signed?.[2] ?? null];
  const match = introduced.exec(text) ?? bare.exec(text);
  if (match !== null) {
    // "Ana Vale, Northern Ledger": what names an outlet is nobody's name.
    const authors = splitNames(match.groups?.['names'] ?? '').filter((author) => !outletWord.test(author));
    return authors.length > 0 ? { authors, agency } : null;
  }
  const authors = splitNames(text);
  const isSigned = authors.every((author) => capitalSurname.test(author) && !initialsOfBodies.test(author));
  const isAgencySigned = signed !== null && /[,|/(]/.test(line.slice(text.length)) && wholeList.test(text);
  return isSigned || isAgencySigned ? { authors, agency } : null;
}

/** The names in "Jane Doe, John Roe and Ana Poe". */
export function splitNames(names: string): string[] {
  return names
    .split(joint)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
