import type { Article, ArticleHead } from '../../src/archive/article.js';
import { forgetInAnswer, isOfPerson } from '../../src/archive/forget-in-answer.js';
import { withoutPerson } from '../../src/archive/forgotten-person.js';
import type { Forgotten, People, PersonCounts } from '../../src/archive/people.js';
import type { MemoryAnswers } from './memory-answers.js';
import type { MemoryFeedback } from './memory-feedback.js';
import type { MemoryRequests } from './memory-requests.js';
import type { Version } from './memory-versions.js';

interface Surroundings {
  readonly answers: MemoryAnswers;
  readonly feedback: MemoryFeedback;
  readonly requests: MemoryRequests;
  readonly versions: Map<string, Version[]>;
  current(): readonly Article[];
}

/** What a collection in memory keeps of people. */
export class MemoryPeople implements People {
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  async counts(personId: string): Promise<PersonCounts> {
    const { feedback, requests } = this.#around;
    const own = await requests.list({ state: null, personId }, { offset: 0, limit: 1 });
    return {
      answers: this.#own(personId).length,
      opinions: (await feedback.ofPerson(personId)).length,
      requests: own.total,
      articles: this.#naming(personId).length,
    };
  }

  answers: People['answers'] = async (personId, { after, limit }) => {
    const all = this.#around.answers.all();
    const begun = all.findIndex(({ id }) => id === after) + 1;
    return all
      .slice(begun)
      .filter(({ audience }) => audience.askerId === personId)
      .slice(0, limit);
  };

  async articles(personId: string): Promise<readonly ArticleHead[]> {
    const named = new Set(this.#naming(personId));
    return this.#around
      .current()
      .filter(({ id }) => named.has(id))
      .map(({ text: _text, ...head }) => head);
  }

  /** Nothing is left in memory that would have to be purged. */
  async forget(personId: string): Promise<Forgotten> {
    const counts = await this.counts(personId);
    const { answers, feedback, versions } = this.#around;
    await feedback.removePerson(personId);
    const gone = new Set<string>();
    for (const answer of answers.all()) {
      if (isOfPerson(answer, personId)) {
        this.#drop(answer.id);
        gone.add(answer.id);
      } else if (answer.followsUp?.carried && gone.has(answer.followsUp.answer)) gone.add(answer.id);
    }
    answers.change((answer) => forgetInAnswer(answer, personId, (id) => gone.has(id)));
    for (const [id, kept] of versions)
      versions.set(
        id,
        kept.map((each) => without(each, personId)),
      );
    return { ...counts, isPurgeWanted: false };
  }

  async dropAnswers(askedBefore: string): Promise<number> {
    const { answers, requests } = this.#around;
    const untold = (await requests.untold()).flatMap(({ askers }) =>
      askers.flatMap(({ metBy, toldAt }) => (toldAt === null ? [metBy] : [])),
    );
    const old = answers.all().filter(({ id, askedAt }) => askedAt < askedBefore && !untold.includes(id));
    for (const { id } of old) this.#drop(id);
    return old.length;
  }

  #drop(answerId: string): void {
    this.#around.answers.drop(answerId);
    this.#around.feedback.drop(answerId);
  }

  #own(personId: string) {
    return this.#around.answers.all().filter(({ audience }) => audience.askerId === personId);
  }

  #naming(personId: string): readonly string[] {
    return [...this.#around.versions].flatMap(([id, versions]) =>
      versions.some((version) => without(version, personId) !== version) ? [id] : [],
    );
  }
}

/** The same object where nothing changes in it. */
function without(version: Version, personId: string): Version {
  const { original, article } = version;
  const kept = withoutPerson(article, personId);
  return JSON.stringify(kept) === JSON.stringify(article) ? version : { article: kept, original };
}
