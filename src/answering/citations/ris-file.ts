import type { CitationLibrary, RisRecord } from './citation-library.js';
import type { CslItem } from './csl-item.js';
import { paddedDay } from './padded-day.js';

/** The tags in the order in which people read them; whatever else there is follows. */
const order = ['TI', 'AU', 'T2', 'PY', 'DA', 'UR', 'Y2', 'LA', 'N1', 'ID'];

/**
 * A RIS file in UTF-8, a record for each item and a line for each tag. The library names the fields; it does not write the lines,
 * because it breaks them after 70 characters, in the middle of addresses and wherever an article put "ER  - ".
 */
export function risFile(library: CitationLibrary, items: readonly CslItem[]): string {
  return items.map((item) => recordOf(library.ris(item), item)).join('\n');
}

function recordOf({ TY: type, ...tags }: RisRecord, { issued, accessed }: CslItem): string {
  const all: RisRecord = {
    ...tags,
    // The library knows a newspaper's year only, and writes days without their zero.
    ...(issued ? { DA: paddedDay(issued, '/') } : {}),
    ...(accessed ? { Y2: paddedDay(accessed, '/') } : {}),
  };
  const names = [
    ...order.filter((tag) => tag in all),
    ...Object.keys(all).filter((tag) => !order.includes(tag)),
  ];
  const lines = names.flatMap((tag) => [all[tag] ?? []].flat().map((value) => `${tag}  - ${value}\n`));
  return `TY  - ${String(type)}\n${lines.join('')}ER  - \n`;
}
