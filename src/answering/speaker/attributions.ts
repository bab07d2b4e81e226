import type { Span } from '../../archive/article.js';
import { namesIn } from './name-mentions.js';
import { quotedUnit, sentenceAt, type Paragraph } from './paragraph.js';
import { speechVerbsIn, type SpeechVerb } from './speech-verbs.js';
import { named, subjectAfter, subjectBefore, type PlacedSubject } from './subject.js';

/** A place where the author says who speaks. Offsets count in the article's text. */
export interface Attribution extends Span, PlacedSubject {}

/** A subject with all that describes it is looked for in so many units before or after its verb. */
const longestSubject = 400;
const adverbs = String.raw`(?:also|then|later|too|once|often|always|just|only|even|still|again|first|\p{Ll}+ly)\s+`;
/** What may stand between a subject and its verb. */
const beforeVerb = new RegExp(String.raw`\s*,?\s*(?:(?:has|had|have)\s+)?(?:${adverbs}){0,2}$`, 'u');
/** "…, said Ann Reed.": a name or a pronoun after the verb that nothing more is said of. */
const endsClause =
  /^\s+(?:he|she|(?:\p{Lu}[\p{L}.’'-]*\s+){0,6}\p{Lu}[\p{L}’'-]*)(?:[,.;]|\s*$|\s(?:of|in|at|on|during|from)\s)/u;

/** The attributions of a paragraph, in order. What is quoted in it is not looked into. */
export function attributionsOf(paragraph: Paragraph): Attribution[] {
  return [
    ...speechVerbsIn(paragraph.outside).flatMap((verb) => attributionAt(verb, paragraph)),
    ...sourcesNamed(paragraph),
  ].sort((left, right) => left.start - right.start);
}

function attributionAt(verb: SpeechVerb, paragraph: Paragraph): Attribution[] {
  const { start, outside } = paragraph;
  const sentence = sentenceOf(paragraph, verb.start);
  if (verb.needsQuotation && !outside.slice(sentence.start, sentence.end).includes(quotedUnit)) return [];
  const leadStart = Math.max(sentence.start, verb.start - longestSubject);
  const lead = outside.slice(leadStart, verb.start);
  const before = lead.replace(beforeVerb, '');
  const after = outside.slice(verb.end, Math.min(sentence.end, verb.end + longestSubject));
  const afterComma = lead.slice(before.length).includes(',');
  const isInverted =
    before.trim() === '' || /\0[\s,]*$/.test(before) || (afterComma && endsClause.test(after));
  const found = isInverted
    ? subjectAfter(after, start + verb.end)
    : subjectBefore(before, start + leadStart, afterComma);
  const { subject } = found;
  // "The storm revealed" says nothing; a minister, or nobody in particular, may.
  if (verb.needsQuotation && subject.kind !== 'name' && subject.kind !== 'pronoun') return [];
  return [{ start: start + verb.start, end: start + verb.end, ...found }];
}

/** "according to Ann Reed". */
function sourcesNamed(paragraph: Paragraph): Attribution[] {
  const { start, outside } = paragraph;
  return [...outside.matchAll(/\b[Aa]ccording to (?=\p{Lu}|the |a |an |his |her )/gu)].map(
    ({ 0: phrase, index }) => {
      const end = index + phrase.length;
      const [mention] = namesIn(
        outside.slice(end, Math.min(sentenceOf(paragraph, end).end, end + longestSubject)),
      );
      const found: PlacedSubject =
        mention?.titleStart === 0
          ? named(mention, start + end)
          : { subject: { kind: 'other' }, position: start + end };
      return { start: start + index, end: start + end, ...found };
    },
  );
}

/** The sentence at a place of the paragraph, in its own offsets. */
function sentenceOf(paragraph: Paragraph, index: number): Span {
  const { start, end } = sentenceAt(paragraph, paragraph.start + index);
  return { start: start - paragraph.start, end: end - paragraph.start };
}
