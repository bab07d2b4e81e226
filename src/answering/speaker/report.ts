import type { Span } from '../../archive/article.js';
import { attributionsOf, type Attribution } from './attributions.js';
import { charactersOf, type Character } from './character.js';
import { paragraphSpans, readParagraph, type Paragraph } from './paragraph.js';
import { People, type Person } from './people.js';

/** So much of a long article is read before a quotation, in UTF-16 units: some 3,000 words. Who speaks was named there. */
const readBack = 20_000;

/** An article up to the end of the paragraph in which a quotation ends; each paragraph is read once, when it is needed. */
export class Report {
  readonly spans: readonly Span[];
  readonly #text: string;
  readonly #paragraphs = new Map<number, Paragraph>();
  #people: People | null = null;
  #characters: ReadonlyMap<Person, Character> | null = null;
  readonly #attributions = new Map<number, readonly Attribution[]>();

  /**
   * @param text of the article.
   * @param end of the quotation in it.
   */
  constructor(text: string, end: number) {
    this.spans = paragraphSpans(text, Math.max(0, end - readBack), end);
    this.#text = text;
  }

  /** @param index of the paragraph; an empty one where there is none. */
  paragraph(index: number): Paragraph {
    const known = this.#paragraphs.get(index);
    if (known) return known;
    const read = readParagraph(this.#text, this.spans[index] ?? { start: 0, end: 0 });
    this.#paragraphs.set(index, read);
    return read;
  }

  attributions(index: number): readonly Attribution[] {
    const known = this.#attributions.get(index);
    if (known) return known;
    const found = attributionsOf(this.paragraph(index));
    this.#attributions.set(index, found);
    return found;
  }

  get people(): People {
    this.#people ??= new People(this.#text, {
      start: this.spans[0]?.start ?? 0,
      end: this.spans.at(-1)?.end ?? 0,
    });
    return this.#people;
  }

  /** What it tells of somebody whom it names. */
  character(person: Person): Character {
    this.#characters ??= charactersOf(this.people, this.#allParagraphs());
    return this.#characters.get(person) ?? { pronoun: null, description: new Set() };
  }

  *#allParagraphs(): Iterable<Paragraph> {
    for (const index of this.spans.keys()) yield this.paragraph(index);
  }

  text({ start, end }: Span): string {
    return this.#text.slice(start, end);
  }
}
