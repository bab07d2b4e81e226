import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { DayOption } from '../../src/answering/dates.js';
import { UserError } from '../../src/errors.js';
import { readWords, type ErrorCode } from '../../src/locales/catalog.js';
import type { ReaderFailure } from '../../src/reader-process.js';
import type { FeedRefusal } from '../../src/reading/feeds/feed-document.js';
import type { FileRefusal, PackedKind } from '../../src/reading/file/extracted-file.js';
import type { PageRefusal } from '../../src/reading/page/extracted-page.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Source {
  readonly path: string;
  readonly text: string;
}

const sources: readonly Source[] = ['src', 'commands'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({
      path: `${folder}/${path.replaceAll('\\', '/')}`,
      text: readFileSync(join(root, folder, path), 'utf8'),
    })),
);

/** What a source throws with its code written out; `isEnglish` where its sentence stands beside it. */
function thrownIn({ path, text }: Source) {
  const throwing = /new (?:UserError|BusyHostError)\(\s*'([^']+)'(,\s*(?!\{|values\b|\))\S)?/g;
  return [...text.matchAll(throwing)].map(([, code = '', english]) => ({
    path,
    code,
    isEnglish: english !== undefined,
  }));
}

const thrown = sources.flatMap(thrownIn);
const keys = Object.keys(readWords('en', 'errors')).map((key) => key.replace(/_(one|other)$/, ''));

/** All members of a union: a forgotten or surplus one is an error of type. */
const members = <Member extends string>(all: Readonly<Record<Member, true>>) =>
  Object.keys(all) as unknown as readonly Member[];
const failures = members<ReaderFailure>({ timeout: true, memory: true, crash: true });
const kinds = members<PackedKind>({ pdf: true, docx: true, epub: true });
const days = members<DayOption>({ since: true, until: true, 'as-of': true, day: true });
const feedRefusals = members<FeedRefusal>({ 'not-a-feed': true, 'broken-feed': true, 'not-opml': true });
const pageRefusals = members<PageRefusal>({
  'consent-wall': true,
  'bot-wall': true,
  paywall: true,
  'index-page': true,
  'missing-page': true,
  'no-article': true,
  'too-deep': true,
  'too-many-tags': true,
});
const fileRefusals = members<Exclude<FileRefusal, 'damaged'>>({
  password: true,
  'only-pictures': true,
  'rights-managed': true,
  'too-many-pages': true,
  'unpacks-too-large': true,
  entities: true,
  'no-text': true,
});

/** Codes that are put together where they are thrown, or come from a child process. */
const made: readonly ErrorCode[] = [
  ...failures.flatMap((each) => [`page-${each}`, `file-${each}`, `feed-${each}`, `opml-${each}`] as const),
  ...kinds.map((each) => `damaged-${each}` as const),
  ...fileRefusals.map((each) => `file-${each}` as const),
  ...days.map((each) => `bad-${each}` as const),
  ...feedRefusals,
  ...pageRefusals,
];

describe('the sentences of errors', () => {
  it('are there for every code that is thrown with values', () => {
    const told = thrown.filter(({ isEnglish }) => !isEnglish);
    expect(told.length).toBeGreaterThan(100);
    expect(told.filter(({ code }) => !keys.includes(code))).toEqual([]);
    expect(made.filter((code) => !keys.includes(code))).toEqual([]);
  });

  it('stand in the code only where nobody in Discord reads them', () => {
    const own =
      /^src\/(?:cli|evaluation|chat)\/|^src\/desk\/(?:socket-|read-params)|^src\/archive\/(?:embedded\/backup\/|postgres\/refuse-backup)/;
    expect(thrown.filter(({ isEnglish, path }) => isEnglish && !own.test(path))).toEqual([]);
    expect(thrown.filter(({ isEnglish, code }) => isEnglish && keys.includes(code))).toEqual([]);
  });

  it('are all said somewhere', () => {
    const said = new Set<string>(made);
    for (const { text } of sources) {
      for (const [, key = ''] of text.matchAll(/'errors:([^']+)'/g)) said.add(key);
      if (!/\b(?:UserError|ErrorCode)\b/.test(text)) continue;
      for (const [, literal = ''] of text.matchAll(/'([a-z0-9-]+)'/g)) said.add(literal);
    }
    expect(keys.filter((key) => !said.has(key))).toEqual([]);
  });
});

describe('an error with a reason', () => {
  it('says both in the language of the reader', () => {
    const cause = new UserError('no-reply', { host: 'ledger.example' });
    const values = { host: 'ledger.example', reason: cause.message };
    const error = new UserError('no-readable-feed', values, { cause });
    expect(error.message).toBe(
      "ledger.example names feeds, and none can be read: ledger.example does not answer: try again later, or paste the article's text.",
    );
    expect(error.sentenceIn('de')).toBe(
      'ledger.example nennt Feeds, aber keiner ist zu lesen: ledger.example antwortet nicht: Versuch es später noch einmal oder füge den Text des Artikels ein.',
    );
  });

  it('is said with the values that it has where the reason was no error of ours', () => {
    const values = { host: 'ledger.example', reason: '{{host}} $t(errors:no-reply) $&' };
    expect(new UserError('no-readable-feed', values, { cause: new Error('x') }).sentenceIn('de')).toBe(
      'ledger.example nennt Feeds, aber keiner ist zu lesen: {{host}} $t(errors:no-reply) $&',
    );
  });
});
