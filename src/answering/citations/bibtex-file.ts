import { fold } from '../../archive/fold.js';
import type { CitationLibrary } from './citation-library.js';
import type { CslItem } from './csl-item.js';
import { mapTexts } from './map-texts.js';
import { paddedDay } from './padded-day.js';
import { StandIns } from './stand-ins.js';

/** What TeX would take for its own, as TeX prints it. Braces stand as words, so that they are in pairs for BibTeX, which counts them. */
const texCommands: ReadonlyMap<string, string> = new Map([
  ['\\', '\\textbackslash{}'],
  ['{', '\\textbraceleft{}'],
  ['}', '\\textbraceright{}'],
  ['$', '\\$'],
  ['&', '\\&'],
  ['#', '\\#'],
  ['_', '\\_'],
  ['%', '\\%'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
  ['<', '\\textless{}'],
  ['>', '\\textgreater{}'],
]);
const special = /[\\{}$&#_%~^<>]/gu;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A BibTeX file in UTF-8, an entry for each item. BibTeX reads year and month in it, biblatex the day and that of retrieval, too. */
export function bibtexFile(library: CitationLibrary, items: readonly CslItem[]): string {
  const keys = new Set<string>();
  return items.map((item) => entryOf(library, item, uniqueKey(item, keys))).join('\n');
}

function entryOf(library: CitationLibrary, item: CslItem, key: string): string {
  const standIns = new StandIns(special);
  const entry = library.bibtex(mapTexts(item, (text) => standIns.protect(text)));
  const written = (name: string): string | undefined => {
    const value = entry.properties[name];
    return value === undefined
      ? undefined
      : `{${standIns.restore(value, (kept) => texCommands.get(kept) ?? '')}}`;
  };
  const month = item.issued && months[item.issued['date-parts'][0][1] - 1];
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['author', written('author')],
    ['title', written('title')],
    ['journal', written('journal')],
    // Only biblatex tells newspapers from other periodicals.
    ['entrysubtype', item['container-title'] && '{newspaper}'],
    ['year', written('year')],
    ['month', month],
    ['date', item.issued && `{${paddedDay(item.issued, '-')}}`],
    ['url', item.URL && `{${item.URL}}`],
    ['urldate', item.accessed && `{${paddedDay(item.accessed, '-')}}`],
    ['note', written('note')],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value},\n`]));
  // An article without a journal is an error to BibTeX.
  const type = item['container-title'] === undefined ? 'misc' : entry.type;
  return `@${type}{${key},\n${lines.join('')}}\n`;
}

/** "lindqvist2024-7hk3xm": who, when, and a part of the article's id, so that it is the same in every list. */
function uniqueKey(item: CslItem, taken: Set<string>): string {
  const [first] = item.author ?? [];
  const name = first && ('literal' in first ? first.literal : first.family);
  const word = fold(name ?? item['container-title'] ?? item.title ?? '')
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 24);
  const year = item.issued?.['date-parts'][0][0] ?? '';
  const wanted = `${word || 'article'}${year}-${item.id.replace(/[^A-Za-z0-9-]/g, '').slice(1, 7)}`;
  let key = wanted;
  for (let turn = 2; taken.has(key); turn += 1) key = `${wanted}-${turn}`;
  taken.add(key);
  return key;
}
