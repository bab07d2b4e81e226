/**
 * How fast Dateline is, each figure beside its yardstick from the same run: `npm run bench`. It wants an idle machine.
 * A row is added by a section of its own in bench/speed/ and its line in `sections`.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder } from '../src/project-folder.js';
import { busySection } from './speed/busy-section.js';
import { collectionsSection } from './speed/collections-section.js';
import { filterSection } from './speed/filter-section.js';
import { importSection } from './speed/import-section.js';
import type { BenchOptions, Row, Section } from './speed/row.js';
import { questionSection } from './speed/question-section.js';
import { searchSection } from './speed/search-section.js';
import { startSection } from './speed/start-section.js';
import { renderTable } from './speed/table.js';

const sections: readonly Section[] = [
  importSection,
  busySection,
  startSection,
  questionSection,
  searchSection,
  filterSection,
  collectionsSection,
];

const { values } = parseArgs({
  options: {
    archive: { type: 'string' },
    corpus: { type: 'string' },
    passages: { type: 'string', default: '100000' },
    largest: { type: 'string', default: '100000' },
    articles: { type: 'string', default: '260' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string', multiple: true, default: [] },
    kept: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const unknown = values.only.filter((name) => !sections.some((section) => section.name === name));
if (unknown.length > 0) {
  const names = sections.map(({ name }) => name).join(', ');
  throw new Error(`--only ${unknown.join(', ')} names no section; there are: ${names}`);
}

const keptFolder = values.kept ?? join(projectFolder, 'data', 'bench');
mkdirSync(keptFolder, { recursive: true });
const options: BenchOptions = {
  archive: values.archive ?? null,
  corpus: values.corpus ?? null,
  passages: wholeNumber('--passages', values.passages),
  largest: wholeNumber('--largest', values.largest),
  articles: wholeNumber('--articles', values.articles),
  runs: wholeNumber('--runs', values.runs),
  keptFolder,
  scratchFolder: mkdtempSync(join(tmpdir(), 'dateline-bench-')),
};
const rows: Row[] = [];
try {
  for (const section of sections) {
    if (values.only.length > 0 && !values.only.includes(section.name)) continue;
    console.error(`${section.name} …`);
    rows.push(...(await section.measure(options)));
  }
} finally {
  rmSync(options.scratchFolder, { recursive: true, force: true });
}
console.log(values.json ? JSON.stringify(rows) : renderTable(rows));

function wholeNumber(name: string, value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`${name} ${value} is no whole number above 0.`);
}
