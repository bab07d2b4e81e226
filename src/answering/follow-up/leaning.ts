import { wordsOf } from '../../archive/words.js';
import { stopWords } from '../../search/stop-words.js';
import { languageOfQuestion } from '../../search/question-language.js';

/** What the form of a question says of whether it leans on another. */
export interface Leaning {
  /** It begins as what goes on: "And …", "What about …". */
  readonly isJoined: boolean;
  /** Whom or what a word of it stands for, where that is not named before in the question itself. */
  readonly pronoun: 'person' | 'thing' | null;
  /** What is left of a question without a verb of its own, behind the words that join it: "in Drumlow" of "And in Drumlow?" */
  readonly fragment: string | null;
}

const joins =
  /^(?:(?:and|but|or|so|ok(?:ay)?|also|then|now|und|aber|et|mais|y|pero|e|mas|peki|ya|ve)\b[,:]? *)+(?=\S)/i;
const joinsMore =
  /^(?:(?:what|how) about|was ist mit|wie ist es mit|qu['’]en est-il de|¿?qué hay de|e quanto a)\b[,:]? */i;

const ofPerson = /\b(?:he|him|his|himself|she|her|hers|herself)\b/i;
const ofThing =
  /\b(?:its?|itself|they|them|theirs?|themselves|these|those|else|the (?:same|others?)|another one|afterwards?|since then|by then|until then)\b|(?<!\b(?:is|are|was|were|be|been|will|would|has|have|had|did|do|does|isn['’]t|aren['’]t|wasn['’]t|weren['’]t) )\bthere\b(?! (?:is|are|was|were|will|would|has|have|be)\b)|\b(?:about|after|before|from|of|by|for|to|with|like|is|was|does|did|do|at|on|in) that\b(?= *(?:[?.!,]|$|happen|cost|mean))|\bthis\b(?! (?:week|month|year|morning|afternoon|evening|summer|winter|spring|autumn|season|weekend|time)\b)/i;

/** Words that stand for somebody or something in other languages; by BCP 47. */
const inOtherLanguages: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    de: 'er|sie|ihn|ihm|ihnen|ihre?[mnrs]?|seine?[mnrs]?|dort|dabei|dessen|deren|danach|davor|damit|davon|es',
    fr: 'ils?|elles?|lui|leurs?|là|cela|ça|celui-ci|ensuite',
    es: 'él|ella|ellos|ellas|sus?|allí|ahí|eso|esto|después',
    pt: 'ele|ela|eles|elas|seus?|suas?|lá|isso|isto|depois',
    tr: 'o|onu|onun|ona|ondan|onlar|onları|onların|orada|oraya|bu|bunu|bunun|bundan|sonra',
  }).map(([language, words]) => [language, new RegExp(`(?<![\\p{L}])(?:${words})(?![\\p{L}])`, 'iu')]),
);

const verb =
  /(?<![\p{L}])(?:is|are|was|were|be|been|did|does|do|has|have|had|will|would|can|could|should|shall|must|may|might|ist|sind|war|waren|hat|haben|hatte|wird|wurde|wurden|soll|kann|est|sont|était|a-t-il|es|son|fue|está|é|são|foi)(?![\p{L}])/iu;
const questionWord =
  /^(?:who|whom|whose|what|which|when|where|why|how|wer|wen|wem|was|wann|wo|warum|wie|welche[nmrs]?|qui|que|quand|où|pourquoi|comment|combien|quién|qué|cuándo|dónde|cómo|cuántos?|quem|quando|onde|como|quantos?)\b/i;
/** More words than "according to the auditors of the county" are a sentence, or a name that is one. */
const longestFragment = 7;

/** Reads the form of a question; what it is about plays no part. @param text with single spaces. */
export function readLeaning(text: string): Leaning {
  const joined = text.replace(joins, '');
  const rest = joined.replace(joinsMore, '');
  return {
    isJoined: rest.length < text.length,
    pronoun: pronounOf(rest),
    fragment: fragmentOf(rest, rest.length < text.length),
  };
}

function pronounOf(text: string): Leaning['pronoun'] {
  const language = languageOfQuestion(wordsOf(text));
  const other = inOtherLanguages.get(language ?? '');
  if (other) return standsBeforeName(other.exec(text), text) ? 'thing' : null;
  const [person, thing] = [ofPerson.exec(text), ofThing.exec(text)];
  if (standsBeforeName(person, text)) return 'person';
  return standsBeforeName(thing, text) ? 'thing' : null;
}

/** "Did Helen Marsh know of her brother's shares?" says itself whose, and so does "How many workers lost their jobs?" */
function standsBeforeName(match: RegExpExecArray | null, text: string): boolean {
  if (match === null) return false;
  const before = text.slice(0, match.index);
  if (/\s\p{Lu}\p{Ll}/u.test(before)) return false;
  const isWhose = whose.test(text.slice(match.index));
  return !isWhose || wordsOf(before).every((word) => stopWords.has(word));
}

const whose = /^(?:his|her|its|their) \p{L}/iu;

function fragmentOf(rest: string, isJoined: boolean): string | null {
  const bare = rest.replace(/[?？!.…\s]+$/u, '');
  const words = bare.split(' ');
  if (bare === '' || words.length > longestFragment || verb.test(bare) || questionWord.test(bare))
    return null;
  return isJoined || /^\p{Ll}/u.test(bare) || startsWithPreposition(bare) ? bare : null;
}

const prepositions =
  'in|at|on|from|of|for|by|to|with|near|after|before|since|until|during|according to|about|against|under';
const preposition = new RegExp(`^(?:${prepositions})\\b`, 'i');

function startsWithPreposition(text: string): boolean {
  return preposition.test(text);
}

/** "in" and "Drumlow" of "in Drumlow"; null where it begins with no preposition. */
export function readPrepositional(
  fragment: string,
): { readonly preposition: string; readonly rest: string } | null {
  const [found] = preposition.exec(fragment) ?? [];
  if (found === undefined) return null;
  const rest = fragment.slice(found.length).trim();
  return rest === '' ? null : { preposition: found.toLowerCase(), rest };
}
