/**
 * What citations cost: the first and the next ones of each format, in the process that they are laid out in, and texts
 * made to cost. Run with `npm run build && node dist/bench/citations.js`.
 */
import { CitationProcess } from '../src/answering/citations/citation-process.js';
import type { LaidOutFormat } from '../src/answering/citations/citation-messages.js';
import { cslItems } from '../src/answering/citations/csl-json.js';
import type { Source } from '../src/archive/answer.js';
import { residentBytes } from '../src/resident-memory.js';

const formats: readonly LaidOutFormat[] = ['bibtex', 'ris', 'apa', 'mla', 'chicago'];
const times = 20;
const bytesPerMegabyte = 2 ** 20;

function source(n: number, title: string): Source {
  return {
    n,
    collection: 'local',
    article: `article-${n}`,
    version: 1,
    externalId: null,
    title,
    outlet: 'The Quayside Post',
    authors: ['Mara Lindqvist', 'Agence Exemple'],
    publishedAt: '2024-12-13',
    retrievedAt: '2026-11-02T12:00:00Z',
    url: `https://quayside.example/bridge/${n}`,
    provenance: { kind: 'fetched', host: 'quayside.example' },
  };
}

const long = 4_000;
const costly: Readonly<Record<string, string>> = {
  quotes: `"'“‘`.repeat(long / 4),
  brackets: '({['.repeat(long / 3),
  capitals: 'aB'.repeat(long / 2),
  'words and colons': 'Word: '.repeat(long / 6),
  'full stops': '. '.repeat(long / 2),
  'marks on marks': `e${'\u0301\u0323'.repeat(long / 2)}`,
  spaces: `a${' '.repeat(long)}b`,
  elements: '<i>'.repeat(long / 3),
};

async function measured(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const writer = new CitationProcess();
const items = cslItems([1, 2, 3, 4].map((n) => source(n, `Harbour bridge opens, part ${n}`)));
console.log('format    first list   next lists, a citation   resident');
for (const format of formats) {
  const first = await measured(() => writer.layOut(items, format));
  const next = await measured(async () => {
    for (let turn = 0; turn < times; turn += 1) await writer.layOut(items, format);
  });
  const bytes = (await residentBytes(writer.childId ?? 0)) ?? 0;
  const each = next / times / items.length;
  console.log(
    `${format.padEnd(8)} ${first.toFixed(0).padStart(8)} ms ${each.toFixed(1).padStart(20)} ms ${(bytes / bytesPerMegabyte).toFixed(0).padStart(8)} MB`,
  );
}
console.log('\ntitle of 4,000 characters, all formats');
for (const [name, title] of Object.entries(costly)) {
  const took = await measured(async () => {
    for (const format of formats) await writer.layOut(cslItems([source(1, title)]), format);
  });
  console.log(`${name.padEnd(20)} ${took.toFixed(0).padStart(6)} ms`);
}
await writer.close();
