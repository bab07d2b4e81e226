import { wordsOf } from '../archive/words.js';
import { UserError } from '../errors.js';
import { harmlessText } from '../harmless-text.js';
import { aliasTable, keyOfName, type AliasGroup } from './alias-table.js';
import { stopWords } from './stop-words.js';

/** So many groups a collection may have, which are read with each question. */
export const mostGroups = 200;
/** Each name is searched for: a term of eight costs as much as eight words. */
export const mostNames = 8;
/** Longer than "Organisation for the Prohibition of Chemical Weapons". */
export const mostCharacters = 60;

/**
 * A collection's groups as they are kept: clean names, each once. Groups that share a name become one, in the place of
 * the last of them.
 * @throws UserError naming what is no name, or is too much.
 */
export function checkedGroups(groups: readonly AliasGroup[]): readonly AliasGroup[] {
  const kept = new Set<Names>();
  const groupOf = new Map<string, Names>();
  for (const group of groups) {
    const names = namesOf(group);
    const same = new Set([...names.keys()].flatMap((key) => groupOf.get(key) ?? []));
    const together = firstOfEach([...same, names].flatMap((each) => [...each]));
    checkSize(together);
    for (const each of same) kept.delete(each);
    kept.add(together);
    for (const key of together.keys()) groupOf.set(key, together);
    if (kept.size > mostGroups) {
      throw new UserError('too-many-groups', { most: mostGroups });
    }
  }
  return [...kept].map((names) => [...names.values()]);
}

/** Names by what their spellings have in common. */
type Names = ReadonlyMap<string, string>;

function namesOf(group: AliasGroup): Names {
  return firstOfEach(group.map(checkedName).map((name) => [keyOfName(name), name]));
}

/** Of two spellings of a name the first stays. */
function firstOfEach(spellings: readonly (readonly [key: string, name: string])[]): Names {
  const names = new Map<string, string>();
  for (const [key, name] of spellings) if (!names.has(key)) names.set(key, name);
  return names;
}

/** @throws UserError where a group holds too few names, or too many. */
function checkSize(names: Names): void {
  const group = [...names.values()];
  if (group.length < 2) {
    throw new UserError('alias-alone', { name: group.join() });
  }
  if (group.length > mostNames) {
    throw new UserError('too-many-names', { names: group.join(' = '), given: group.length, most: mostNames });
  }
}

/**
 * These groups without a name; and without its group, where only one other is left.
 * @throws UserError where the name is in none of them.
 */
export function withoutName(groups: readonly AliasGroup[], name: string): readonly AliasGroup[] {
  const key = keyOfName(cleanName(name));
  const isIt = (each: string): boolean => keyOfName(each) === key;
  if (!groups.some((group) => group.some(isIt))) {
    const isBuiltIn = aliasTable([]).has(name);
    throw new UserError(isBuiltIn ? 'alias-built-in' : 'no-alias', { name: cleanName(name) });
  }
  return groups.map((group) => group.filter((each) => !isIt(each))).filter((group) => group.length > 1);
}

function cleanName(name: string): string {
  return harmlessText(name).normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** @throws UserError where it is no name. */
function checkedName(name: string): string {
  const clean = cleanName(name);
  const letters = [...clean].length;
  if (letters > mostCharacters) {
    throw new UserError('alias-too-long', {
      name: clean.slice(0, mostCharacters),
      given: letters,
      most: mostCharacters,
    });
  }
  const words = wordsOf(clean);
  if (words.length === 0) {
    throw new UserError('alias-empty', { name: clean });
  }
  if (words.every((word) => stopWords.has(word))) {
    throw new UserError('alias-common', { name: clean });
  }
  return clean;
}
