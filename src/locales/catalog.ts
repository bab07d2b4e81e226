import { readFileSync } from 'node:fs';
import type adding from './en/adding.json';
import type aliases from './en/aliases.json';
import type articles from './en/articles.json';
import type citations from './en/citations.json';
import type closedPlaces from './en/closed-places.json';
import type feeds from './en/feeds.json';
import type hosts from './en/hosts.json';
import type answer from './en/answer.json';
import type audit from './en/audit.json';
import type check from './en/check.json';
import type common from './en/common.json';
import type days from './en/days.json';
import type errors from './en/errors.json';
import type feedback from './en/feedback.json';
import type following from './en/following.json';
import type help from './en/help.json';
import type sources from './en/sources.json';
import type requests from './en/requests.json';
import type settings from './en/settings.json';
import type stats from './en/stats.json';
import type timeline from './en/timeline.json';
import type follow from './en/follow.json';
import type digests from './en/digests.json';
import type welcome from './en/welcome.json';
import type { Language } from './language.js';

/** What there is to say, by namespace: one file each, in every language's folder. */
interface Namespaces {
  readonly adding: typeof adding;
  readonly aliases: typeof aliases;
  readonly articles: typeof articles;
  readonly citations: typeof citations;
  readonly 'closed-places': typeof closedPlaces;
  readonly feeds: typeof feeds;
  readonly hosts: typeof hosts;
  readonly answer: typeof answer;
  readonly audit: typeof audit;
  readonly check: typeof check;
  readonly common: typeof common;
  readonly days: typeof days;
  readonly errors: typeof errors;
  readonly feedback: typeof feedback;
  readonly following: typeof following;
  readonly help: typeof help;
  readonly sources: typeof sources;
  readonly requests: typeof requests;
  readonly settings: typeof settings;
  readonly stats: typeof stats;
  readonly timeline: typeof timeline;
  readonly follow: typeof follow;
  readonly digests: typeof digests;
  readonly welcome: typeof welcome;
}

/** Its type makes a forgotten or surplus name an error. */
const names: Readonly<Record<keyof Namespaces, true>> = {
  adding: true,
  aliases: true,
  articles: true,
  citations: true,
  'closed-places': true,
  feeds: true,
  hosts: true,
  answer: true,
  audit: true,
  check: true,
  common: true,
  days: true,
  errors: true,
  feedback: true,
  following: true,
  help: true,
  sources: true,
  requests: true,
  settings: true,
  stats: true,
  timeline: true,
  follow: true,
  digests: true,
  welcome: true,
};

export const namespaces = Object.keys(names) as readonly (keyof Namespaces)[];

/** Suffixes by which a catalog tells plural forms apart (CLDR's categories). */
type PluralSuffix = '_zero' | '_one' | '_two' | '_few' | '_many' | '_other';
type WithoutPlural<Key extends string> = Key extends `${infer Stem}${PluralSuffix}` ? Stem : Key;
type PathsIn<Tree> = Paths<Tree, keyof Tree & string>;
type Paths<Tree, Key extends keyof Tree & string> = Key extends unknown
  ? Tree[Key] extends string
    ? WithoutPlural<Key>
    : `${Key}.${PathsIn<Tree[Key]>}`
  : never;

/** What can be said: "answer:nearest.opening". One that is said with a `count` stands in the catalog once for each plural form. */
export type MessageKey = {
  [Name in keyof Namespaces]: `${Name}:${PathsIn<Namespaces[Name]>}`;
}[keyof Namespaces];

/** The key of an error's sentence. */
export type ErrorCode = PathsIn<typeof errors>;

/** Words of one file: sentences, and groups of them. */
export interface Words {
  readonly [key: string]: string | Words;
}

/** The file of a language and namespace; beside this module, in the sources and in what is built of them. */
export function readWords(language: Language, file: string): Words {
  const url = new URL(`./${language}/${file}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Words;
}
