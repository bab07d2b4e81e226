/**
 * Both storage drivers on the same passages: `npm run bench:archive`. It starts a PostgreSQL of its own by the programs in
 * TEST_POSTGRES_BIN, or uses DATELINE_BENCH_POSTGRES (postgres://…, of a user who may make databases and the extension). It wants
 * an idle machine. What takes long to make is made once and kept; `--prepare` does only that.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { profileFingerprint } from '../src/embedding/profile-fingerprint.js';
import { projectFolder } from '../src/project-folder.js';
import { openBenchServer } from './archive/bench-server.js';
import { collectionsSection } from './archive/collections-section.js';
import type { Driver } from './archive/driver.js';
import { embeddedDriver } from './archive/embedded-driver.js';
import { renderDrivers, type ArchiveBench, type ArchiveSection, type Figure } from './archive/figures.js';
import { importSection } from './archive/import-section.js';
import { questionSection, recallSection } from './archive/large-section.js';
import { postgresDriver } from './archive/postgres-driver.js';
import { openBenchArchives } from './speed/bench-archives.js';

const sections: readonly ArchiveSection[] = [
  questionSection,
  importSection,
  recallSection,
  collectionsSection,
];

const { values } = parseArgs({
  options: {
    archive: { type: 'string' },
    corpus: { type: 'string' },
    passages: { type: 'string', default: '100000' },
    collections: { type: 'string', default: '10000' },
    articles: { type: 'string', default: '260' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string', multiple: true, default: [] },
    driver: { type: 'string', multiple: true, default: [] },
    kept: { type: 'string' },
    prepare: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const names = sections.map(({ name }) => name);
for (const name of values.only) {
  if (!names.includes(name))
    calledWrongly(`--only ${name} names no section; there are: ${names.join(', ')}.`);
}
const driverNames: readonly string[] = ['embedded', 'PostgreSQL'] satisfies Driver['name'][];
for (const name of values.driver) {
  if (!driverNames.includes(name))
    calledWrongly(`--driver ${name} is none; there are: ${driverNames.join(', ')}.`);
}
const numbers = {
  passages: wholeNumber('passages'),
  articles: wholeNumber('articles'),
  runs: wholeNumber('runs'),
  collections: wholeNumber('collections'),
};

const keptFolder = values.kept ?? join(projectFolder, 'data', 'bench');
mkdirSync(keptFolder, { recursive: true });
const server = await openBenchServer(keptFolder);
if (!server) {
  calledWrongly(
    'There is no PostgreSQL to measure: set TEST_POSTGRES_BIN to the folder of initdb of an installation that has pgvector, or DATELINE_BENCH_POSTGRES to postgres://… of a user who may make databases.',
  );
}
const scratchFolder = mkdtempSync(join(tmpdir(), 'dateline-bench-'));
const archives = openBenchArchives({
  ...numbers,
  archive: values.archive ?? null,
  corpus: values.corpus ?? null,
  largest: numbers.passages,
  keptFolder,
  scratchFolder,
});
const { embedder, logger } = archives;
const { profile } = embedder;
const bench: ArchiveBench = {
  ...numbers,
  corpus: values.corpus ?? null,
  scratchFolder,
  kind: values.archive === undefined ? 'invented' : 'real',
  base: () => archives.base(),
};
const drivers: readonly Driver[] = [
  embeddedDriver({ keptFolder, scratchFolder, profile, logger }),
  postgresDriver({
    url: server.url,
    profile: { fingerprint: profileFingerprint(profile), dimension: profile.dimension },
    logger,
  }),
].filter(({ name }) => values.driver.length === 0 || values.driver.includes(name));
const figures = new Map<Driver['name'], Figure[]>(drivers.map(({ name }) => [name, []]));
try {
  for (const section of sections) {
    if (values.only.length > 0 && !values.only.includes(section.name)) continue;
    for (const driver of drivers) {
      console.error(`${section.name}, ${driver.name} …`);
      await section.prepare(driver, bench);
      if (!values.prepare) figures.get(driver.name)?.push(...(await section.measure(driver, bench)));
    }
  }
} finally {
  await archives.close();
  await server.close();
  rmSync(scratchFolder, { recursive: true, force: true });
}
if (!values.prepare)
  console.log(values.json ? JSON.stringify(Object.fromEntries(figures)) : renderDrivers(figures));

function wholeNumber(name: 'passages' | 'collections' | 'articles' | 'runs'): number {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number > 0) return number;
  return calledWrongly(`--${name} ${values[name]} is no whole number above 0.`);
}

function calledWrongly(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}
