import { gapTokens, governorOf, staysTogether } from './gaps.js';
import { compareNumbers } from './statement-numbers.js';
import type { Part, Statement } from './statement.js';
import { partsOfDay, placePrepositions } from './statement-words.js';

/** A word of the claim and the word of the sentence that states the same, or gives another number in its place. */
export interface Match {
  readonly claimed: Part;
  readonly told: Part;
  readonly differs: boolean;
}

/** How a claim lies in a sentence, word by word. */
export interface Alignment {
  /** In the order of the claim; what may stand anywhere comes last. */
  readonly matches: readonly Match[];
  /** The tokens of the sentence from the first to the last match, but those that may stand anywhere. */
  readonly from: number;
  readonly to: number;
}

/** More ways than this to lay a claim over a sentence are not tried. */
const mostTries = 3_000;

/**
 * Lays a claim over a sentence: its words in the same order, with nothing between them that changes who does what. Where
 * and when may stand anywhere. Null where it cannot be done.
 * @param mayDiffer so many numbers may differ.
 * @param leaveOut words of the claim that need no counterpart.
 */
export function align(
  claim: Statement,
  sentence: Statement,
  mayDiffer: 0 | 1,
  leaveOut: ReadonlySet<Part>,
): Alignment | null {
  const wanted = claim.parts.filter((part) => !leaveOut.has(part));
  const core = wanted.filter((part) => !isMovable(claim, part));
  const search = { claim, sentence, core, tries: 0 };
  const matches = core.length > 0 ? layOut(search, [], mayDiffer) : null;
  const [first, last] = [matches?.[0], matches?.at(-1)];
  if (!matches || !first || !last) return null;
  const placed = placeOthers(
    wanted.filter((part) => isMovable(claim, part)),
    matches,
    claim,
    sentence,
  );
  return placed && { matches: [...matches, ...placed], from: first.told.from, to: last.told.to };
}

interface Search {
  readonly claim: Statement;
  readonly sentence: Statement;
  readonly core: readonly Part[];
  tries: number;
}

function layOut(search: Search, matches: readonly Match[], mayDiffer: number): readonly Match[] | null {
  const claimed = search.core[matches.length];
  if (!claimed) return matches;
  const before = matches.at(-1);
  for (const told of search.sentence.parts) {
    if (before && told.from < before.told.to) continue;
    const compared = compareParts(claimed, told);
    if (compared === 'no' || (compared === 'differs' && mayDiffer === 0)) continue;
    if ((search.tries += 1) > mostTries) return null;
    if (!hangsAlike(search, claimed, told) || (before && !followsAlike(search, before, claimed, told)))
      continue;
    const differs = compared === 'differs';
    const found = layOut(search, [...matches, { claimed, told, differs }], mayDiffer - Number(differs));
    if (found) return found;
  }
  return null;
}

/** "2–1" */
const score = /^\d{1,3}-\d{1,3}$/;

export function compareParts(claimed: Part, told: Part): 'same' | 'differs' | 'no' {
  if (claimed.number && told.number) {
    const compared = compareNumbers(claimed.number, told.number);
    return compared === 'same' ? 'same' : compared === 'other' ? 'differs' : 'no';
  }
  if (claimed.number || told.number) return 'no';
  if (claimed.key === told.key) return 'same';
  return score.test(claimed.key) && score.test(told.key) ? 'differs' : 'no';
}

/** The same preposition before both, or none before either. */
function hangsAlike({ claim, sentence }: Search, claimed: Part, told: Part): boolean {
  // Within a name only its first word hangs on something.
  if (claimed.run && claimed.run.from < claimed.from && claimed.run.to >= claimed.to) return true;
  if (told.run && told.run.from < told.from && claimed.run === null) return true;
  return governorOf(claim, claimed) === governorOf(sentence, told);
}

function followsAlike({ claim, sentence }: Search, before: Match, claimed: Part, told: Part): boolean {
  const inClaim = gapTokens(claim, before.claimed.to, claimed.from);
  const joints = inClaim.filter(({ role }) => role === 'boundary').map(({ lower }) => lower);
  return staysTogether(sentence, before.told, told, joints);
}

/** The part of the day, and the place where a claim names a single one: of two the order may tell which is in which. */
function isMovable(claim: Statement, part: Part): boolean {
  const word = claim.tokens[part.from]?.lower ?? '';
  if (partsOfDay.has(word)) return claim.roles[part.from - 1] !== 'boundary';
  const places = new Set(claim.parts.filter((each) => isPlace(claim, each)).map(({ run }) => run));
  return places.size === 1 && isPlace(claim, part);
}

/** A name behind "in", "near" and the like. */
export function isPlace(statement: Statement, part: Part): boolean {
  return part.run !== null && placePrepositions.has(governorOf(statement, part) ?? '');
}

function placeOthers(
  others: readonly Part[],
  core: readonly Match[],
  claim: Statement,
  sentence: Statement,
): readonly Match[] | null {
  const taken = new Set(core.map(({ told }) => told));
  const placed: Match[] = [];
  for (const claimed of others) {
    const told = sentence.parts.find(
      (part) =>
        !taken.has(part) &&
        compareParts(claimed, part) === 'same' &&
        (claimed.run === null || governorOf(sentence, part) === governorOf(claim, claimed)) &&
        isInClauseOf(core, part, sentence),
    );
    if (!told) return null;
    taken.add(told);
    placed.push({ claimed, told, differs: false });
  }
  return placed;
}

/** No other clause begins between what is told and where. */
function isInClauseOf(core: readonly Match[], { from, to }: Part, sentence: Statement): boolean {
  const start = Math.min(...core.map(({ told }) => told.from));
  const end = Math.max(...core.map(({ told }) => told.to));
  const between = from >= end ? gapTokens(sentence, end, from) : gapTokens(sentence, to, start);
  return (
    (from >= start && to <= end) || between.every(({ role, text }) => role !== 'boundary' && text !== ';')
  );
}
