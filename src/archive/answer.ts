import type { Person, Provenance, Span } from './article.js';
import type { Bearing, Check } from './check.js';

/** `nothing`: the archive holds nothing on it; `nearest`: something close, which does not answer it. */
export type Verdict = 'answered' | 'nearest' | 'nothing';

/** What the asker narrowed the search to. Dates are `YYYY-MM-DD`, both ends included. */
export interface Filters {
  readonly since: string | null;
  readonly until: string | null;
  readonly outlet: string | null;
}

/** What was read in the question itself, beside what it is about. */
export interface Understood {
  readonly time: UnderstoodTime | null;
  /** The outlet that it names as its source, as the archive spells it: its articles were preferred. */
  readonly outlet: string | null;
  /** Words that stand nowhere in the archive and were taken for others; missing where there were none. */
  readonly respelt?: readonly { readonly asked: string; readonly as: string }[];
}

/** A question's words for a time. */
export interface UnderstoodTime {
  /** As they were asked. */
  readonly words: string;
  /** Days of the articles that they stand for, `YYYY-MM-DD`; open where null. Both null: newer articles were preferred, and none left out. */
  readonly since: string | null;
  readonly until: string | null;
  /** Whether other articles were left out; not where none of these days is there, or none of them answers, or a date was given beside the question. */
  readonly applied: boolean;
}

/** A quotation that answers: a slice of one version of an article. Offsets count UTF-16 units of its text. */
export interface Finding extends Span {
  /** Number of its source in the answer, from 1. */
  readonly source: number;
  readonly quote: string;
  /** Where the sentence stands that earned the score; a neighbour may stand beside it in the quotation. */
  readonly key: Span;
  /** Who speaks in it, as the article writes his name; null where the quotation says so itself, or nobody's words are told. */
  readonly speaker: string | null;
  /** 0 to 1: how sure it is that the quotation answers. */
  readonly score: number;
  /** What it says to a claim; in checks only. */
  readonly bears?: Bearing;
}

/** A numbered source, as it was when the answer was given. */
export interface Source {
  readonly n: number;
  readonly collection: string;
  readonly article: string;
  readonly version: number;
  readonly externalId: string | null;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly authors: readonly string[];
  readonly publishedAt: string | null;
  readonly retrievedAt: string;
  readonly url: string | null;
  readonly provenance: Provenance;
  /** BCP 47; missing where it is unknown, and in answers of earlier builds. */
  readonly language?: string;
  /** Who typed the outlet, where not the text or its host states it. */
  readonly outletBy?: Person;
  /** When its text was changed after it was quoted: ISO 8601. Told where an answer is read again. */
  readonly updatedAt?: string;
  /** When its article was removed: ISO 8601. Of the source there are then title, outlet and URL. */
  readonly removedAt?: string;
  /** Of which article it is a copy. Told where an answer is read again. */
  readonly copyOf?: CopiedArticle;
}

/** An article whose words another one has. */
export interface CopiedArticle {
  readonly article: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
}

export interface RankedPassage extends Span {
  readonly article: string;
  readonly externalId: string | null;
  readonly score: number;
}

export interface RankedArticle {
  readonly article: string;
  readonly externalId: string | null;
  readonly score: number;
}

/** A number as a finding words it. */
export interface DisputedValue {
  /** A slice of a finding's quotation: "14 dead". */
  readonly value: string;
  /** Number of its source. */
  readonly source: number;
  readonly publishedAt: string | null;
}

/** Two or more articles that give different numbers for the same thing, that of the earlier article first. */
export interface Disagreement {
  readonly values: readonly DisputedValue[];
}

/** Who else tells of the event that the first finding tells of. */
export interface Coverage {
  /** Id of the story. */
  readonly story: string;
  /** Articles in it, copies too. */
  readonly articles: number;
  /** Outlets that carry it in a text of their own, fetched from them. */
  readonly independentOutlets: number;
}

/** A stretch of days, `YYYY-MM-DD`, both ends included; null: open on that side. */
export interface CarriedDays {
  readonly since: string | null;
  readonly until: string | null;
}

/** What of the subject before a question took over. */
export interface CarriedWords {
  readonly words: string;
  readonly isName: boolean;
  /** How much they counted beside the question's own words: above 0, 1 for as much. */
  readonly share: number;
  /** Id of the article in which they were read; missing where they stood in a question. */
  readonly article?: string;
}

/** What a question took over from the answer before it, since it leaves that out itself. */
export interface Carried {
  readonly about: readonly CarriedWords[];
  /** The question before, where this one only names something else to ask it of: "And in Drumlow?" */
  readonly instead: string | null;
  /** Those of the filters that were taken over. */
  readonly filters: Filters;
  /** The time that was taken over, or counted from that of the question before. */
  readonly time: {
    readonly kind: 'relative' | 'absolute';
    readonly words: string;
    readonly days: CarriedDays | null;
    readonly filter: CarriedDays | null;
  } | null;
}

/** That a question was asked after an answer. */
export interface FollowsUp {
  /** Id of the answer before. */
  readonly answer: string;
  /** Null where the question is complete in itself: then nothing was taken over. */
  readonly carried: Carried | null;
}

/** A day of a timeline. Of what was told on it stands one finding, of one source. */
export interface TimelineDay {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** Number of its source. */
  readonly source: number;
  /** Articles of that day on the topic, copies left aside. */
  readonly articles: number;
  /** Outlets that told it on that day in a text of their own, fetched from them. */
  readonly independentOutlets: number;
}

/** What was told of a topic, day by day. */
export interface Timeline {
  /** In order, each day once. */
  readonly days: readonly TimelineDay[];
  /** Articles on the topic that have no date. */
  readonly undated: number;
}

/** Who may read an answer, and where it stands. */
export interface Audience {
  readonly askerId: string;
  /** Null at the terminal. */
  readonly channelId: string | null;
  readonly private: boolean;
}

/** What was asked and what the archive said, kept so that it can be cited later. */
export interface Answer {
  readonly id: string;
  readonly question: string;
  readonly filters: Filters;
  /** The day on which the question was asked, `YYYY-MM-DD`: nothing newer was searched. */
  readonly asOf: string;
  /** ISO 8601, UTC. */
  readonly askedAt: string;
  readonly verdict: Verdict;
  /** That what was found answers the question, 0 to 1: what the verdict was taken from. Null in answers of earlier builds. */
  readonly probability: number | null;
  /** Best first, after the first three or so what is there for a number that differs; empty where the verdict is `nothing`. */
  readonly findings: readonly Finding[];
  readonly sources: readonly Source[];
  /** Null where no two findings give different numbers for what was asked. */
  readonly disagreement: Disagreement | null;
  /** Null where the first finding's event is told by its article alone, and where nothing was found. */
  readonly coverage: Coverage | null;
  /** Up to 10, best first, whatever the verdict. */
  readonly passages: readonly RankedPassage[];
  /** Up to 10 distinct articles, best first. */
  readonly articles: readonly RankedArticle[];
  /** Articles without a date that a date filter left out. */
  readonly undatedLeftOut: number;
  /** Missing in answers of earlier builds. */
  readonly understood?: Understood;
  /** Missing where a question was asked by itself. */
  readonly followsUp?: FollowsUp;
  /** Where a topic was asked for day by day: the question is that topic, and each day has its finding and its source. */
  readonly timeline?: Timeline;
  /** The claims that were checked, where it is a check of a message and not an answer to a question. */
  readonly check?: Check;
  readonly tookMs: number;
  readonly audience: Audience;
  /** Set where it could not be stored, so that nothing will find it later. */
  readonly unkept?: true;
}
