import type { StorySigns } from '../../src/archive/stories/story-grouping.js';
import type {
  CandidateRange,
  StoryCandidate,
  StoryLink,
  StoryRows,
} from '../../src/archive/stories/story-rows.js';

/** The rows of stories in memory. Candidates are looked for among all articles. */
export class MemoryStoryRows implements StoryRows {
  readonly #signs = new Map<string, StorySigns>();
  readonly #storyIds = new Map<string, string>();
  /** Every id ever given, and what it was merged into. */
  readonly #ids = new Map<string, string | null>();
  #links: StoryLink[] = [];

  keepSigns(articleId: string, signs: StorySigns): void {
    this.#signs.set(articleId, signs);
    this.#links = this.#links.filter(({ article, other }) => article !== articleId && other !== articleId);
  }

  candidates(articleId: string, signs: StorySigns, { days, limit }: CandidateRange): StoryCandidate[] {
    const weights = new Map(signs.marks.map(({ term, weight }) => [term, weight]));
    return [...this.#signs]
      .filter(([id, other]) => id !== articleId && isWithin(days, signs.day, other.day))
      .map(([id, { marks, bytes }]) => {
        const products = marks.map(({ term, weight }) => weight * (weights.get(term) ?? 0));
        return { articleId: id, bytes, shared: products.reduce((sum, product) => sum + product, 0) };
      })
      .filter(({ shared }) => shared > 0)
      .sort((one, other) => other.shared - one.shared || (one.articleId < other.articleId ? -1 : 1))
      .slice(0, limit);
  }

  signsOf(articleIds: readonly string[]): StoryCandidate[] {
    return articleIds.flatMap((articleId) => {
      const signs = this.#signs.get(articleId);
      return signs ? [{ articleId, bytes: signs.bytes }] : [];
    });
  }

  link(links: readonly StoryLink[]): void {
    for (const link of links) this.#links.push(link, { ...link, article: link.other, other: link.article });
  }

  linksOf(articleIds: readonly string[]): StoryLink[] {
    const wanted = new Set(articleIds);
    return this.#links.filter(({ article }) => wanted.has(article));
  }

  storyIdsOf(articleIds: readonly string[]): ReadonlyMap<string, string> {
    const wanted = new Set(articleIds);
    return new Map([...this.#storyIds].filter(([articleId]) => wanted.has(articleId)));
  }

  membersOf(storyIds: readonly string[]): ReadonlyMap<string, readonly string[]> {
    return new Map(
      storyIds.map((id) => [
        id,
        [...this.#storyIds].flatMap(([article, story]) => (story === id ? [article] : [])),
      ]),
    );
  }

  isStoryId(storyId: string): boolean {
    return this.#ids.has(storyId);
  }

  place(articleIds: readonly string[], storyId: string): void {
    if (!this.#ids.has(storyId)) this.#ids.set(storyId, null);
    for (const articleId of articleIds) this.#storyIds.set(articleId, storyId);
  }

  merge(storyId: string, into: string): void {
    for (const [id, merged] of this.#ids) if (id === storyId || merged === storyId) this.#ids.set(id, into);
  }

  /** The id that a story goes by now. */
  resolve(storyId: string): string {
    return this.#ids.get(storyId) ?? storyId;
  }

  forget(articleId: string): void {
    this.#signs.delete(articleId);
    this.#storyIds.delete(articleId);
    this.#links = this.#links.filter(({ article, other }) => article !== articleId && other !== articleId);
  }

  clear(): void {
    for (const kept of [this.#signs, this.#storyIds, this.#ids]) kept.clear();
    this.#links = [];
  }
}

function isWithin(days: number, one: string, other: string): boolean {
  if (one === '' || other === '') return true;
  return Math.abs(Date.parse(one) - Date.parse(other)) <= days * 86_400_000;
}
