import { closeSync, openSync } from 'node:fs';
import process from 'node:process';
import { openEmbeddedArchive } from '../../../dist/src/archive/embedded/embedded-archive.js';
import { wordingIn } from '../../../dist/src/locales/wording.js';
import { ProcessExtractor } from '../../../dist/src/reading/page/extractor.js';

// Runs with a low limit of file handles (`ulimit -n`), and prints what became of each step, one JSON object a line.
const [folder] = process.argv.slice(2);
const logger = { info() {}, warn() {}, error() {}, debug() {} };
const archive = await openEmbeddedArchive({
  folder,
  profile: { fingerprint: 'sample', dimension: 32 },
  logger,
});
const taken = [];
// As main.js does: a sentence that is not loaded cannot be said then.
wordingIn('en');

function takeAll() {
  try {
    for (;;) taken.push(openSync('/dev/null', 'r'));
  } catch (error) {
    print({ step: 'taken', code: error.code });
  }
}

function giveBack() {
  for (const handle of taken.splice(0)) closeSync(handle);
}

function print(facts) {
  process.stdout.write(`${JSON.stringify(facts)}\n`);
}

async function tell(step, work) {
  try {
    print({ step, result: await work() });
  } catch (error) {
    print({ step, error: error.name, code: error.code, message: error.message });
  }
}

const open = (name) => archive.collection(name).articleCount();
const extractor = new ProcessExtractor();
const html = new TextEncoder().encode(
  `<article><h1>Kiosk</h1><p>${'The kiosk reopened on Monday, its owner said. '.repeat(20)}</p></article>`,
);
const page = { html, charset: 'utf-8', url: 'https://kiosk.example/a', name: 'kiosk.example' };
const read = async () => {
  await extractor.extract(page);
  return 'read';
};

takeAll();
await tell('another, without handles', () => open('one'));
await tell('a child, without handles', read);
giveBack();
await open('zero');
await tell('the same, with handles', () => open('one'));
takeAll();
await tell('what is open goes on', () => open('one'));
await tell('another in its place', () => open('two'));
await tell('what was closed for it', () => open('one'));
giveBack();
await tell('a child, with handles', read);
await extractor.close();
await archive.close();
