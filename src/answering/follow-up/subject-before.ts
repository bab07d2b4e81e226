import type { Answer, Finding } from '../../archive/answer.js';
import { betweenTimes } from '../../search/time/time-window.js';
import { kindOfQuestion } from '../question-kind.js';
import { tellingPhrases } from './telling-phrases.js';
import { toldNames } from './told-names.js';

/** Something that an answer is about, of which a question after it may leave out the name. */
export interface SubjectPhrase {
  readonly words: string;
  readonly isName: boolean;
  /** `asked`: of its question; `carried`: of a question before that one; `told`: a name in the quotation that answers. */
  readonly from: 'asked' | 'carried' | 'told';
  /** Whether it may be a person's name; known of what was told. */
  readonly isPerson: boolean;
  /** How much it counted before, where it was carried: above 0 to 1. */
  readonly share?: number;
  /** Id of the article that tells it. */
  readonly article?: string;
}

/** What an answer is about. */
export interface SubjectBefore {
  readonly phrases: readonly SubjectPhrase[];
  /** Whether its question asked for a name: "who", "which ship". Then that is what "it" or "she" stands for. */
  readonly asksForName: boolean;
  /** Whether its question took over its own subject from one before. */
  readonly isChained: boolean;
  /** Whether its question only named something else to ask the one before it of. */
  readonly isFragment: boolean;
}

/** So many names of a quotation are taken: the first that its best sentence tells. */
const mostTold = 3;
const asksForThing =
  /\b(?:who|whom|whose|which|what (?!happen|did|does|do|is|was|are|were|will|has|have|can|should)\w+)\b/i;

/** Reads what an answer is about off its question, what that took from questions before, and the quotation that answers best. */
export function subjectBefore(answer: Answer): SubjectBefore {
  const asked = tellingPhrases(withoutTime(answer)).map((phrase) => part(phrase, 'asked'));
  const carried = (answer.followsUp?.carried?.about ?? []).map(({ words, isName, article, share }) => ({
    ...part({ words, isName }, 'carried'),
    share,
    ...(article === undefined ? {} : { article }),
  }));
  const known = [...asked, ...carried];
  const told = answer.verdict === 'nothing' ? [] : namesOf(answer);
  const isNew = ({ words }: SubjectPhrase) => !known.some((each) => sharesWord(each.words, words));
  return {
    phrases: [...known, ...told.filter(isNew).slice(0, mostTold)],
    isChained: carried.length > 0,
    isFragment: (answer.followsUp?.carried?.instead ?? null) !== null,
    asksForName: kindOfQuestion(answer.question) === 'person' || asksForThing.test(answer.question),
  };
}

function part(phrase: Pick<SubjectPhrase, 'words' | 'isName'>, from: 'asked' | 'carried'): SubjectPhrase {
  return { ...phrase, from, isPerson: false };
}

/** A time is carried as such. */
function withoutTime({ question, understood }: Answer): string {
  const words = understood?.time?.words.split(betweenTimes) ?? [];
  return words.reduce((text, each) => text.replace(each, ','), question);
}

/** Who speaks comes first. */
function namesOf({ findings, sources }: Answer): readonly SubjectPhrase[] {
  const [first] = findings;
  if (!first) return [];
  const source = sources.find(({ n }) => n === first.source);
  if (!source || source.removedAt !== undefined) return [];
  const speaker = first.speaker === null ? [] : [{ words: first.speaker, isPerson: true }];
  return [...speaker, ...toldNames(keySentence(first))].map(({ words, isPerson }) => ({
    words,
    isPerson,
    isName: true,
    from: 'told' as const,
    article: source.article,
  }));
}

function keySentence({ quote, start, key }: Finding): string {
  return quote.slice(key.start - start, key.end - start);
}

function sharesWord(one: string, other: string): boolean {
  const words = new Set(one.toLowerCase().split(' '));
  return other
    .toLowerCase()
    .split(' ')
    .some((word) => word.length > 3 && words.has(word));
}
