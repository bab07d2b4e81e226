import { namesIn, type NameMention } from './name-mentions.js';
import { quotedUnit } from './paragraph.js';

/** Whom an article's author says the words are of. */
export type Subject =
  | { readonly kind: 'name'; readonly mention: NameMention }
  | { readonly kind: 'pronoun'; readonly word: 'he' | 'she' }
  /** "the minister", "the Turkish president": the words behind "the". */
  | { readonly kind: 'role'; readonly words: readonly string[] }
  /** Several, nobody, somebody without a name, or more than can be told. */
  | { readonly kind: 'other' };

/** A subject and where it stands in the article's text. */
export interface PlacedSubject {
  readonly subject: Subject;
  readonly position: number;
}

const other: Subject = { kind: 'other' };
const roleAtEnd = /(?:^|[\s,;–—])[Tt]he ((?:\p{L}[\p{L}’'-]* ){0,3}\p{Ll}[\p{L}’'-]*)$/u;
const roleAtStart = /^the ((?:\p{L}[\p{L}’'-]* ){0,2}\p{Ll}[\p{L}’'-]*)(?=[\s,.;]|$)/u;
const pronounAtEnd = /(?:^|[^\p{L}])([Hh]e|[Ss]he)$/u;
const pronounAtStart = /^(he|she)(?![\p{L}’'])/u;
/** What stands before a pronoun whose words are only told of: "what he said", "the claim that she told". */
const embedded =
  /\b(?:that|what|whatever|which|who|whom|how|where|if|whether|than|like|of|claims?|claimed)\s+$/;
/** What may stand before the subject of a clause: nothing, or words that describe it. */
const opensClause =
  /(?:^|[,–—(]|\b(?:and|but|as|while|that|when|because))\s*(?:(?:\p{Ll}[\p{L}’'-]*|\p{L}+[’']s?|A|An|The|But|And|Meanwhile|Instead|Still|Also|Later|However)\s+){0,4}$/u;
/** What may stand between a verb and a name: "coach", "the mayor,"; not "reporters in", "the aide of". */
const isDescription =
  /^(?:(?!(?:of|for|from|by|with|in|at|to|and|who|whose|that|about|after|on)\b)[\p{L}’'.-]+ ){0,6}$|^(?:the|a|an|its|his|her|their) [^.;:\0]{1,80}, $/u;
/** "Bo Lund and the lawyer" of "Bo Lund and the lawyer Ann Reed said". */
const isOneOfTwo = /(?:\p{Lu}[\p{L}’'-]*|\b[Hh]e|\b[Ss]he) and (?:[\p{L}-]+ ){0,4}$/u;
/** What follows "Rovers" in "Rovers goalkeeper Ann Reed". */
const describesAnother =
  /^ (?:(?!(?:of|in|at|on|to|after|before|while|who|with|as|this|last|by|via|when|about|and|from|during|for)\b)\p{Ll}[\p{L}-]* ){1,4}\p{Lu}/u;
const andAnother = /^,? and (?:\p{Lu}|the |his |her )/u;

/**
 * The subject of a verb that follows: "Ann Reed, the mayor, said".
 * @param before from the start of the sentence to the verb; `offset` is where it stands in the article's text.
 * @param afterComma whether a comma stands before the verb: what stands before that describes the subject.
 */
export function subjectBefore(before: string, offset: number, afterComma: boolean): PlacedSubject {
  const position = offset + before.length;
  const pronoun = pronounAtEnd.exec(before)?.[1];
  if (pronoun) {
    const isEmbedded = embedded.test(before.slice(0, -pronoun.length));
    return { subject: isEmbedded ? other : pronounSubject(pronoun), position: position - pronoun.length };
  }
  const role = roleAtEnd.exec(before)?.[1];
  if (role && !afterComma) return { subject: roleSubject(role), position: position - role.length };
  const clauseStart = before.lastIndexOf(quotedUnit) + 1;
  const clause = before.slice(clauseStart);
  if (/\b(?:and|but)$/.test(clause)) return openingSubject(clause, offset + clauseStart);
  const mention = afterComma ? describedName(clause) : nameAtEnd(clause);
  if (!mention || mention.isPossessive) return { subject: other, position };
  if (isOneOfTwo.test(clause.slice(0, mention.titleStart))) return { subject: other, position };
  const isAtEnd = mention.end === clause.length && !afterComma;
  if (!isAtEnd && !opensClause.test(clause.slice(0, mention.titleStart))) return { subject: other, position };
  return named(mention, offset + clauseStart);
}

/** "Ann Reed", or "Ann Reed of the dockers' union". */
function nameAtEnd(clause: string): NameMention | undefined {
  return namesIn(clause).findLast(({ end }) =>
    /^(?: (?:of|at|for|with|from) [^,;:]{1,60})?$/.test(clause.slice(end)),
  );
}

/** "Ann Reed, the mayor of Lowmoor". */
function describedName(clause: string): NameMention | undefined {
  return namesIn(clause).find(({ end }) => /^,[^;:]{1,200}$/.test(clause.slice(end)));
}

/** "Ann Reed rose and said": the subject that the sentence opens with. */
function openingSubject(clause: string, offset: number): PlacedSubject {
  const pronoun = /^\s*([Hh]e|[Ss]he)\b/.exec(clause)?.[1];
  if (pronoun) return { subject: pronounSubject(pronoun), position: offset + clause.indexOf(pronoun) };
  const [mention, ...others] = namesIn(clause);
  const opens =
    mention &&
    others.length === 0 &&
    !mention.isPossessive &&
    clause.slice(0, mention.titleStart).trim() === '';
  return opens ? named(mention, offset) : { subject: other, position: offset + clause.length };
}

/**
 * The subject of a verb that stands before: "said the mayor, Ann Reed".
 * @param after from the verb to the end of the sentence; `offset` is where it stands in the article's text.
 */
export function subjectAfter(after: string, offset: number): PlacedSubject {
  const rest = after.trimStart();
  const position = offset + after.length - rest.length;
  const pronoun = pronounAtStart.exec(rest)?.[1];
  if (pronoun) return { subject: pronounSubject(pronoun), position };
  const mention = namesIn(rest.slice(0, 160)).find(({ end }) => !describesAnother.test(rest.slice(end)));
  if (mention && !mention.isPossessive && isDescription.test(rest.slice(0, mention.titleStart))) {
    return andAnother.test(rest.slice(mention.end)) ? { subject: other, position } : named(mention, position);
  }
  const role = roleAtStart.exec(rest)?.[1];
  return { subject: role ? roleSubject(role) : other, position };
}

function pronounSubject(pronoun: string): Subject {
  return { kind: 'pronoun', word: pronoun.toLowerCase() === 'he' ? 'he' : 'she' };
}

function roleSubject(role: string): Subject {
  return { kind: 'role', words: role.split(' ') };
}

/** A name found in a piece of text that begins at `offset`. */
export function named({ start, end, titleStart, ...mention }: NameMention, offset: number): PlacedSubject {
  const moved = { ...mention, start: start + offset, end: end + offset, titleStart: titleStart + offset };
  return { subject: { kind: 'name', mention: moved }, position: moved.start };
}
