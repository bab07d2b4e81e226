import type { Form } from '../words.js';
import { rarityOf, sparseVector, tokenHash } from './bm25.js';
import { TermTable, termOf, type TermRow } from './term-table.js';
import type { Session } from './session.js';

/** So many texts that hold a word are scored: where rarer words are asked for, commoner ones only add to what holds those. */
const mostCandidates = 20_000;
/** Past so many the texts that hold any of several words are estimated. */
const mostCounted = 20_000;

/** What the functions of the schema search for. */
export interface WordQuery {
  /** Tokens of which a text must hold one to be looked at. */
  readonly heads: readonly number[];
  readonly words: readonly number[];
  /** Hashes with two spaces between, one before and one behind. */
  readonly phrases: readonly string[];
  readonly rarities: readonly number[];
  /** The words' rarities, as a sparse vector. */
  readonly weighed: string;
}

/** A form, and in how many texts it stands. */
interface CountedForm {
  readonly form: Form;
  readonly texts: number;
  /** Of its tokens the one that stands in the fewest texts. */
  readonly head: string;
}

/** Makes queries of forms, by how many texts of a collection hold them. */
export class WordQueries {
  readonly #session: Session;
  readonly #kind: keyof TermRow;

  constructor(session: Session, kind: keyof TermRow) {
    this.#session = session;
    this.#kind = kind;
  }

  /** @param texts all that are searched. Null where none holds any of the forms. */
  async query(forms: readonly Form[], texts: number): Promise<WordQuery | null> {
    const rows = await new TermTable(this.#session).read(forms.flat());
    const counted: CountedForm[] = [];
    for (const form of distinct(forms)) {
      const known = this.#counted(form, rows);
      if (!known) continue;
      const held = form.length === 1 ? known.texts : await this.#count([{ ...known }]);
      if (held > 0) counted.push({ ...known, texts: held });
    }
    return counted.length === 0 ? null : this.#toQuery(counted, texts);
  }

  /** In how many texts each term stands in any of its forms. */
  async documents(terms: readonly (readonly Form[])[]): Promise<readonly number[]> {
    const rows = await new TermTable(this.#session).read(terms.flat(2));
    const counts: number[] = [];
    for (const forms of terms) {
      const counted = distinct(forms).flatMap((form) => this.#counted(form, rows) ?? []);
      const [only] = counted;
      const isPlain = counted.length === 1 && only?.form.length === 1;
      counts.push(isPlain ? only.texts : await this.#count(counted));
    }
    return counts;
  }

  /** Null where one of its tokens stands nowhere. The count is that of its rarest token. */
  #counted(form: Form, rows: ReadonlyMap<string, TermRow>): CountedForm | null {
    const counts = form.map((token) => rows.get(termOf(token))?.[this.#kind] ?? 0);
    const texts = Math.min(...counts);
    const head = form[counts.indexOf(texts)];
    return head === undefined || texts <= 0 ? null : { form, texts, head };
  }

  /** How many texts hold any of these forms. */
  async #count(forms: readonly CountedForm[]): Promise<number> {
    if (forms.length === 0) return 0;
    const most = Math.max(...forms.map(({ texts }) => texts));
    const isPhrase = forms.some(({ form }) => form.length > 1);
    if (most > mostCounted && !isPhrase) return most;
    const { collection } = this.#session;
    return this.#session.number(
      `SELECT count_${this.#kind}($1::integer[], $2::integer[], $3::text[])`,
      forms.map(({ head }) => tokenHash(collection, head)),
      hashesOfWords(collection, forms),
      phrasesOf(collection, forms).map(({ phrase }) => phrase),
    );
  }

  #toQuery(forms: readonly CountedForm[], texts: number): WordQuery {
    const { collection } = this.#session;
    const rarestFirst = forms.toSorted((one, other) => one.texts - other.texts);
    let candidates = 0;
    const heads = rarestFirst.filter(({ texts: held }, index) => {
      candidates += held;
      return index === 0 || candidates <= mostCandidates;
    });
    const words = forms.filter(({ form }) => form.length === 1);
    const phrases = phrasesOf(collection, forms);
    return {
      heads: heads.map(({ head }) => tokenHash(collection, head)),
      words: hashesOfWords(collection, words),
      phrases: phrases.map(({ phrase }) => phrase),
      rarities: phrases.map(({ texts: held }) => rarityOf(texts, held)),
      weighed: sparseVector(
        words.map(({ head, texts: held }) => [tokenHash(collection, head), rarityOf(texts, held)]),
      ),
    };
  }
}

function hashesOfWords(collection: string, forms: readonly CountedForm[]): readonly number[] {
  return forms.filter(({ form }) => form.length === 1).map(({ head }) => tokenHash(collection, head));
}

function phrasesOf(collection: string, forms: readonly CountedForm[]) {
  return forms
    .filter(({ form }) => form.length > 1)
    .map(({ form, texts }) => ({
      phrase: ` ${form.map((token) => tokenHash(collection, token)).join('  ')} `,
      texts,
    }));
}

function distinct(forms: readonly Form[]): readonly Form[] {
  return [...new Map(forms.map((form) => [form.join(' '), form])).values()];
}
