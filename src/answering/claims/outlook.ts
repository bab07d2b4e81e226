import type { Alignment } from './alignment.js';
import { verbsAlike } from './verbs-alike.js';
import { polarity, type Outlook } from './polarity.js';
import { scopeOf, type Scope } from './scope.js';
import type { Statement } from './statement.js';
import { denials, hedges, reporting } from './statement-words.js';
import { looksLikePast } from './word-key.js';

/** Compares by what the words beside the matches do to them: negations, doubts, denials, tenses, what goes before and after. */
export function outlookOf(claim: Statement, sentence: Statement, alignment: Alignment): Outlook {
  if (/[?？]["”’»)]*$/.test(sentence.text)) return 'unknown';
  const scope = scopeOf(sentence, alignment);
  if (addsWords(sentence, scope, claim, hedges)) return 'unknown';
  if (leavesToOthers(claim, sentence, scope, alignment)) return 'unknown';
  if (addsWords(sentence, { from: 0, to: sentence.tokens.length }, claim, denials)) return 'unknown';
  if (!opensAlike(claim, sentence, alignment) || !endsAlike(claim, sentence, alignment)) return 'unknown';
  if (!ownersAlike(claim, sentence)) return 'unknown';
  if (!verbsAlike(claim, sentence, alignment)) return 'unknown';
  return polarity(claim, sentence, alignment, scope);
}

/** "It said", "said he": whose words they are stands in another sentence. */
const saidByUnnamed =
  /(?:^|[,–—”"] )(?:he|she|it|they|who) (?:said|says|told|added|explained|wrote|noted)\b|\b(?:said|says) (?:he|she|it|they)\b/i;
/** "Had reported": told of as it was before something else came out. */
const saidBefore = /\bhad (?:said|told|reported|written|announced|claimed|stated)\b/i;
/** Who reports so stands for it. */
const factive = /^(?:confirm|announce|find|found|show|learn|reveal)/;

/**
 * Whether somebody else's word is put before what is claimed: "the paper reported that …". Behind it ("…, the police said")
 * it is how news says what it takes to be so.
 */
function leavesToOthers(
  claim: Statement,
  { tokens, text }: Statement,
  scope: Scope,
  { from }: Alignment,
): boolean {
  const known = new Set(claim.tokens.map(({ lower }) => lower));
  const isBefore = tokens
    .slice(scope.from, from)
    .some(({ lower }) => reporting.has(lower) && !factive.test(lower) && !known.has(lower));
  return (
    isBefore ||
    (saidByUnnamed.test(text) && !saidByUnnamed.test(claim.text)) ||
    (saidBefore.test(text) && !saidBefore.test(claim.text))
  );
}

/** Whether the sentence holds such a word there that the claim does not hold. */
function addsWords(
  { tokens }: Statement,
  { from, to }: Scope,
  claim: Statement,
  list: ReadonlySet<string>,
): boolean {
  const known = new Set(claim.tokens.map(({ lower }) => lower));
  return tokens.slice(from, to).some(({ lower }, index) => {
    // "Later than planned" is told of what happened.
    const isCompared = /^(?:than|as)$/.test(tokens[from + index - 1]?.lower ?? '');
    return list.has(lower) && !known.has(lower) && !isCompared;
  });
}

/** What stands before the first match must leave it the subject: nothing, words that describe it, or "X said that". */
function opensAlike(claim: Statement, sentence: Statement, { from, matches }: Alignment): boolean {
  const run = sentence.parts.find((part) => part.from === from)?.run;
  const own = claim.tokens.slice(0, matches[0]?.claimed.from ?? 0).map(({ lower }) => lower);
  for (let at = (run?.from ?? from) - 1, words = 0; at >= 0; at -= 1) {
    const { lower = '', kind } = sentence.tokens[at] ?? {};
    const role = sentence.roles[at];
    if (own.at(-1) === lower) {
      own.pop();
      continue;
    }
    if (kind === 'mark' || role === 'boundary' || role === 'time' || reporting.has(lower)) return true;
    if (role === 'determiner' || role === 'filler' || role === 'preposition') {
      if (role === 'preposition') return true;
      continue;
    }
    if (role !== 'part' || looksLikePast(lower) || (words += 1) > 3) return false;
    // A name before the first match would be what acts, or what owns it.
    if (sentence.parts.some((part) => part.from === at && part.run && part.run !== run)) return false;
  }
  return true;
}

/** What follows the last match must not make another thing of it: a noun of a noun, or what a verb is done to. */
function endsAlike(claim: Statement, sentence: Statement, { matches, to }: Alignment): boolean {
  const role = sentence.roles[to];
  const last = matches.find(({ told }) => told.to === to);
  if (role === undefined || role === 'mark' || role === 'time' || role === 'boundary' || role === 'filler')
    return true;
  const word = sentence.tokens[to - 1]?.lower ?? '';
  const isVerb = looksLikePast(word) && last?.told.number === null && last.told.run === null;
  const hasMovableNext = matches.some(({ told }) => told.from === to);
  if (hasMovableNext || role === 'preposition') return true;
  if (isVerb) return sentence.tokens[to]?.lower.endsWith('ly') ?? false;
  return role === 'aux' || role === 'negator'
    ? claim.roles.includes('aux')
    : (sentence.tokens[to]?.lower.endsWith('ly') ?? false);
}

const owner = /^(?:his|her|its|their)$/;

/** "His" is not "her": what the claim says of whose it is, the sentence says, too. */
function ownersAlike(claim: Statement, sentence: Statement): boolean {
  const told = new Set(sentence.tokens.map(({ lower }) => lower));
  return claim.tokens.every(({ lower }) => !owner.test(lower) || told.has(lower));
}
