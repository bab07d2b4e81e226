import { sentenceTokens, type Token } from '../disagreement/sentence-tokens.js';
import { nameRuns, type NameRun } from './name-runs.js';
import { statedNumbers, type StatedNumber } from './statement-numbers.js';
import { statedTimes, type StatedTime } from './statement-times.js';
import {
  auxiliaries,
  boundaries,
  determiners,
  fillers,
  hedges,
  negators,
  prepositions,
  pronouns,
} from './statement-words.js';
import { wordKey } from './word-key.js';

/** A word or a number that states something: what two statements must have in common. */
export interface Part {
  /** First token, and the one behind the last. */
  readonly from: number;
  readonly to: number;
  /** What it has in common with words that state the same; empty of a number. */
  readonly key: string;
  readonly number: StatedNumber | null;
  /** The name that it is a word of. */
  readonly run: NameRun | null;
}

/** What a token does in its sentence. */
export type Role =
  | 'part'
  | 'time'
  | 'negator'
  | 'aux'
  | 'preposition'
  | 'boundary'
  | 'determiner'
  | 'pronoun'
  | 'filler'
  | 'mark';

/** A sentence, read for what it states. */
export interface Statement {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly roles: readonly Role[];
  /** In order. */
  readonly parts: readonly Part[];
  readonly times: readonly StatedTime[];
}

/**
 * @param writtenOn the day on which it was written, from which "on Monday" counts; null where unknown.
 */
export function readStatement(text: string, writtenOn: string | null): Statement {
  const tokens = sentenceTokens(phrasesAsWords(withoutDateline(text)));
  const times = statedTimes(tokens, writtenOn);
  const numbers = statedNumbers(tokens, times);
  const runs = nameRuns(tokens, times);
  const roles: Role[] = [];
  const parts: Part[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const time = times.find(({ from, to }) => from <= at && at < to);
    const number = numbers.find(({ from, to }) => from <= at && at < to) ?? null;
    const run = runs.find(({ from, to }) => from <= at && at < to) ?? null;
    const token = tokens[at];
    if (!token) break;
    const role = time ? 'time' : number ? 'part' : run && token.kind === 'word' ? 'part' : roleOf(token);
    if (role === 'part' && number && number.from === at) {
      parts.push({ from: at, to: number.to, key: '', number, run: null });
    } else if (role === 'part' && !number) {
      parts.push({ from: at, to: at + 1, key: keyOf(token), number: null, run });
    }
    roles.push(role);
  }
  return { text, tokens, roles, parts, times };
}

/** "PORT ELLERY (Meridian) – " says where a report was written, and is no part of its first sentence. */
function withoutDateline(text: string): string {
  return text.replace(/^\p{Lu}[\p{Lu} .’'-]{2,30}(?: \([^)]{1,40}\))? [–—-] /u, (line) =>
    ' '.repeat(line.length),
  );
}

/** A few verbs of two words, of the same length as what they stand for, so that offsets stay. */
function phrasesAsWords(text: string): string {
  return text
    .replace(/\bstep(?:ped|s)? down\b/gi, (phrase) => 'resigned'.padEnd(phrase.length))
    .replace(/\bpass(?:ed|es) away\b/gi, (phrase) => 'died'.padEnd(phrase.length));
}

function keyOf({ text, kind }: Token): string {
  return kind === 'number' ? text.replaceAll('–', '-') : wordKey(text);
}

function roleOf({ lower, kind }: Token): Role {
  if (kind === 'mark') return 'mark';
  if (kind === 'number') return 'part';
  if (negators.has(lower) || /n[’']t$/.test(lower)) return 'negator';
  if (auxiliaries.has(lower)) return 'aux';
  if (determiners.has(lower)) return 'determiner';
  if (hedges.has(lower)) return 'part';
  // What may be either parts clauses: a claim is compared more strictly then.
  if (boundaries.has(lower)) return 'boundary';
  if (prepositions.has(lower)) return 'preposition';
  if (pronouns.has(lower)) return 'pronoun';
  return fillers.has(lower) ? 'filler' : 'part';
}
