import { femaleWords, maleWords } from './name-words.js';
import type { Paragraph } from './paragraph.js';
import { namesIn } from './name-mentions.js';
import type { People, Person } from './people.js';

/** What an article tells of somebody whom it names. */
export interface Character {
  /** Null where it does not tell, or tells both. */
  readonly pronoun: 'he' | 'she' | null;
  /** Words of his titles and descriptions, in small letters: "foreign minister", "a lawyer from Ankara". */
  readonly description: ReadonlySet<string>;
}

/** Before a name, "coach" of "their coach Ann Reed"; "the mayor," of "the mayor, Ann Reed". */
const describedBefore = /((?:[\p{Ll}-]+ ){1,3}|\b[Tt]he (?:[\p{L}-]+ ){0,3}[\p{Ll}-]+, )$/u;
/** After it, "the mayor of Ankara" of "Ann Reed, the mayor of Ankara, said". */
const describedAfter = /^, ([^,.;:\0]{2,80})(?=[,.])/u;
const maleWord = /\b(?:he|his|him|himself)\b/i;
const femaleWord = /\b(?:she|her|hers|herself)\b/i;
/** A title or a description tells more than a pronoun in the same sentence, which may mean somebody else. */
const worthOfWord = 3;

interface Evidence {
  male: number;
  female: number;
  readonly description: Set<string>;
}

/** Reads what stands around the names of people outside of quotations. */
export function charactersOf(
  people: People,
  paragraphs: Iterable<Paragraph>,
): ReadonlyMap<Person, Character> {
  const evidence = new Map<Person, Evidence>(
    people.all().map((person) => [person, { male: 0, female: 0, description: new Set<string>() }]),
  );
  for (const { outside, sentences, start } of paragraphs) {
    for (const sentence of sentences) {
      readSentence(outside.slice(sentence.start - start, sentence.end - start), people, evidence);
    }
  }
  return new Map(
    [...evidence].map(([person, { male, female, description }]) => {
      const pronoun =
        male > 0 && male >= worthOfWord * female
          ? 'he'
          : female > 0 && female >= worthOfWord * male
            ? 'she'
            : null;
      return [person, { pronoun, description }];
    }),
  );
}

function readSentence(sentence: string, people: People, evidence: ReadonlyMap<Person, Evidence>): void {
  const named = namesIn(sentence).flatMap((mention) => {
    const person = people.personOf(mention);
    return person ? [{ mention, person }] : [];
  });
  for (const { mention, person } of named) {
    const found = evidence.get(person);
    if (!found) continue;
    const rest = sentence.slice(mention.end);
    const before =
      describedBefore.exec(sentence.slice(Math.max(0, mention.titleStart - 80), mention.titleStart))?.[1] ??
      '';
    const after = describedAfter.exec(rest)?.[1] ?? '';
    for (const [word] of `${mention.title.join(' ')} ${before} ${after}`.matchAll(/[\p{L}'’-]+/gu)) {
      found.description.add(word.toLowerCase());
      if (maleWords.has(word)) found.male += worthOfWord;
      if (femaleWords.has(word)) found.female += worthOfWord;
    }
    if (named.some((other) => other.person !== person)) continue;
    const isMale = maleWord.test(rest);
    const isFemale = femaleWord.test(rest);
    if (isMale && !isFemale) found.male += 1;
    if (isFemale && !isMale) found.female += 1;
  }
}
