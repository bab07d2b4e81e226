import { answerQuestion, type AnswerBody, type AnswerRequest } from '../../src/answering/answer-question.js';
import { localCollection, seedsCollection } from '../../src/archive/collection-id.js';
import { sampleGrouping, sampleJudge } from '../archive/sample-stories.js';
import { FakeEmbedder, fakeDimension } from '../fakes/fake-embedder.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import { addNews, type NewsItem } from '../search/small-archive.js';
import { sampleWeights } from './sample-weights.js';

export const noFilters = { since: null, until: null, outlet: null };

/** A few articles in memory that one can ask, on 20 March 2026 unless told. */
export class AskedArchive {
  readonly embedder = new FakeEmbedder();
  readonly #archive = new MemoryArchive(fakeDimension);
  readonly local = this.#archive.collection(localCollection);
  readonly seeds = this.#archive.collection(seedsCollection);

  /** Adds articles that nobody has grouped into stories. */
  async add(items: readonly NewsItem[], collection = this.local): Promise<void> {
    for (const item of items) await addNews(collection, this.embedder, item);
  }

  /** Adds articles that are found to tell one story. */
  async addAsOneStory(...items: readonly NewsItem[]): Promise<void> {
    const names = items.map(({ text }) => text.replaceAll(' ', '-'));
    const pairs = names.flatMap((one) => names.map((other) => [`${one} ${other}`, 0.9] as const));
    const judge = sampleJudge(Object.fromEntries(pairs));
    for (const [index, item] of items.entries()) {
      const article = await addNews(this.local, this.embedder, item);
      await this.local.group(article, sampleGrouping(names[index] ?? '', judge));
    }
  }

  /** Asks the articles that are not starter articles, unless told. */
  ask(question: string, parts: Partial<AnswerRequest> = {}): Promise<AnswerBody> {
    const request: AnswerRequest = {
      question,
      filters: noFilters,
      asOf: '2026-03-20',
      hideNewer: false,
      collections: [this.local],
      limit: 4,
      weights: sampleWeights,
      ...parts,
    };
    return answerQuestion(request, this.embedder);
  }
}
