import type { Token } from '../disagreement/sentence-tokens.js';
import type { Part, Role, Statement } from './statement.js';
import { hedges, partsOfDay, reporting, restrictors } from './statement-words.js';
import { looksLikePast } from './word-key.js';

/** Longest insertion between commas, in tokens. */
const longestInsertion = 16;
/** So many words that the claim does not hold may stand before a noun. */
const mostModifiers = 4;

interface GapToken extends Token {
  readonly role: Role;
}

/**
 * Whether what stands between two words of a sentence leaves them as near to each other as they are in the claim, where
 * nothing of the claim stands between: insertions, words that describe the second, and what the first is of. A new
 * subject, another verb or another clause does not.
 */
export function staysTogether(
  sentence: Statement,
  before: Part,
  after: Part,
  joints: readonly string[],
): boolean {
  const gap = withoutInsertions(
    withoutOwnComma(sentence, before, gapTokens(sentence, before.to, after.from)),
  );
  if (joints.length === 0 && (sharesSubject(gap) || isWhoFollows(before, gap))) return true;
  const found = gap.filter(({ role }) => role === 'boundary').map(({ lower }) => lower);
  if (found.join(' ') !== joints.join(' ')) return false;
  if (gap.some(({ role, text }) => role === 'mark' && !/^['’\-&]$/.test(text) && joints.length === 0))
    return false;
  if (gap.some(({ lower, role }) => role !== 'time' && (restrictors.has(lower) || hedges.has(lower))))
    return false;
  return modifiersFit(gap, before, sentence.tokens[after.from]?.lower ?? '', sentence);
}

/** "Garrow opened in 1954 and employs": what stands between a subject and its second verb. */
function sharesSubject(gap: readonly GapToken[]): boolean {
  const joint = gap.findIndex(({ lower }) => lower === 'and');
  const [first] = gap;
  if (joint < 1 || !first || gap.filter(({ role }) => role === 'boundary').length > 1) return false;
  if (first.role !== 'aux' && !looksLikePast(first.lower)) return false;
  const [verb, second] = [gap.slice(0, joint), gap.slice(joint + 1)];
  const isPlain = verb.every(
    ({ role, lower }) => role !== 'mark' && !reporting.has(lower) && !hedges.has(lower),
  );
  return isPlain && second.every(({ role }) => role === 'aux' || role === 'negator' || role === 'filler');
}

/** "Beatrice Amadi, who had opposed": what stands between a name and what is told of it beside. */
function isWhoFollows({ run }: Part, [comma, who, ...rest]: readonly GapToken[]): boolean {
  const isPlain = rest.every(({ role }) => role === 'aux' || role === 'negator' || role === 'filler');
  return run !== null && comma?.text === ',' && who?.lower === 'who' && isPlain;
}

/** "The owner, Jasper Sternberg, was arrested": the name between the commas is who the words before it mean. */
function withoutOwnComma(sentence: Statement, { run }: Part, gap: readonly GapToken[]): readonly GapToken[] {
  if (!run || gap[0]?.text !== ',' || sentence.tokens[run.from - 1]?.text !== ',') return gap;
  const opening = gapTokens(sentence, 0, run.from - 1);
  const isPlain =
    opening.length <= mostModifiers && opening.every(({ role }) => role === 'determiner' || role === 'part');
  const goesOn = gap.slice(1).every(({ role }) => role === 'aux' || role === 'negator' || role === 'filler');
  return isPlain && goesOn ? gap.slice(1) : gap;
}

export function gapTokens(sentence: Statement, from: number, to: number): GapToken[] {
  return sentence.tokens.slice(from, to).map((token, index) => ({
    ...token,
    role: sentence.roles[from + index] ?? 'mark',
  }));
}

/** Without ", 58, a lawyer," and "(its owner)" that open the gap. */
function withoutInsertions(gap: readonly GapToken[]): readonly GapToken[] {
  const pairs: Readonly<Record<string, RegExp>> = { ',': /^,$/, '(': /^\)$/, '–': /^[–,]$/, '—': /^[—,]$/ };
  const closing = pairs[gap[0]?.text ?? ''];
  if (!closing) return gap;
  const end = gap.findIndex(({ text }, index) => index > 0 && closing.test(text));
  const last = gap.findLastIndex(({ text }) => closing.test(text));
  // ", 58, a lawyer," are two insertions in one.
  const to = gap[0]?.text === ',' && last > end ? last : end;
  return end < 0 || to > longestInsertion ? gap : withoutInsertions(gap.slice(to + 1));
}

/** Words of content in a gap must describe what follows, or say what the word before is of. */
function modifiersFit(gap: readonly GapToken[], before: Part, next: string, sentence: Statement): boolean {
  const previous = sentence.tokens[before.to - 1]?.lower ?? '';
  let opened = before.number !== null || looksLikePast(previous);
  let isOfBefore = false;
  let modifiers = 0;
  for (const { role, lower } of gap) {
    if (role === 'determiner') opened = true;
    else if (role === 'preposition') {
      opened = true;
      isOfBefore = true;
      modifiers = 0;
    } else if (role === 'aux' || role === 'negator') {
      opened = false;
      modifiers = 0;
    } else if (role === 'pronoun') return false;
    else if (role === 'part' && !partsOfDay.has(lower) && !lower.endsWith('ly')) {
      modifiers += 1;
      if (!opened || modifiers > mostModifiers) return false;
      if (looksLikePast(lower) && looksLikePast(next)) return false;
    }
  }
  // "Destroyed a furniture warehouse" describes; "a furniture resigned" does not.
  return modifiers === 0 || isOfBefore || !looksLikePast(next);
}

/** The preposition that a word hangs on; null for none. What describes the word may stand between. */
export function governorOf(sentence: Statement, { from, run, number }: Part): string | null {
  if (run === null && number === null && looksLikePast(sentence.tokens[from]?.lower ?? '')) {
    return sentence.roles[from - 1] === 'preposition' ? (sentence.tokens[from - 1]?.lower ?? null) : null;
  }
  let skipped = 0;
  let isOpen = true;
  for (let at = (run?.from ?? from) - 1; at >= 0; at -= 1) {
    const token = sentence.tokens[at];
    const role = sentence.roles[at];
    if (!token || role === 'preposition') return token?.lower ?? null;
    // What stands before an article is another noun.
    if (!isOpen) return null;
    if (role === 'determiner') isOpen = false;
    if (role === 'determiner' || role === 'filler') continue;
    const part = sentence.parts.find((each) => each.from <= at && at < each.to);
    const isOwner = /['’]s$|^['’]$/.test(token.lower);
    const describes =
      role === 'part' &&
      part !== undefined &&
      !looksLikePast(token.lower) &&
      (isOwner || !part.run || part.run === run);
    if ((!describes && !isOwner) || (skipped += 1) > mostModifiers) return null;
  }
  return null;
}
