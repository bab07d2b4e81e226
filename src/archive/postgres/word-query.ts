import type { Form } from '../words.js';
import { rarityOf, sparseVector, tokenHash } from './bm25.js';
import { TermTable, termOf, type TermRow } from './term-table.js';
import type { Session } from './session.js';

/**
 * So many texts that hold a word are scored: where rarer words are asked for, commoner ones only add to what holds those. What is
 * stored of a passage lies in its row, of an article beside it, which takes five times as long.
 */
const mostCandidates: Readonly<Record<keyof TermRow, number>> = { passages: 20_000, articles: 4_000 };
/** Past so many the texts that hold any of several words are estimated. */
const mostCounted = 20_000;

/** What the functions of the schema search for. */
export interface WordQuery {
  /** Words of which a text must hold one to be looked at, or one of the phrases. */
  readonly heads: readonly number[];
  /** Each an array of hashes, as PostgreSQL writes it. */
  readonly phrases: readonly string[];
  /** The words' rarities, as a sparse vector. */
  readonly weighed: string;
}

/** A form, and in how many texts it stands: of a phrase, its rarest token. */
interface CountedForm {
  readonly form: Form;
  readonly texts: number;
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
    const counted = this.#counted(forms, rows).toSorted((one, other) => one.texts - other.texts);
    if (counted.length === 0) return null;
    let candidates = 0;
    const looked = counted.filter(({ texts: held }, index) => {
      candidates += held;
      return index === 0 || candidates <= mostCandidates[this.#kind];
    });
    const { collection } = this.#session;
    return {
      heads: hashesOfWords(collection, looked),
      phrases: phrasesOf(collection, looked),
      weighed: sparseVector(
        wordsAmong(counted).map(({ token, texts: held }) => [
          tokenHash(collection, token),
          rarityOf(texts, held),
        ]),
      ),
    };
  }

  /** In how many passages each term stands in any of its forms. */
  async documents(terms: readonly (readonly Form[])[]): Promise<readonly number[]> {
    const rows = await new TermTable(this.#session).read(terms.flat(2));
    const counted = terms.map((forms) => this.#counted(forms, rows));
    const unsure = counted.filter((forms) => known(forms) === null);
    const counts = await this.#count(unsure);
    return counted.map((forms) => known(forms) ?? counts[unsure.indexOf(forms)] ?? 0);
  }

  /** Without those of which a token stands nowhere. */
  #counted(forms: readonly Form[], rows: ReadonlyMap<string, TermRow>): readonly CountedForm[] {
    return distinct(forms)
      .map((form) => ({
        form,
        texts: Math.min(...form.map((token) => rows.get(termOf(token))?.[this.#kind] ?? 0)),
      }))
      .filter(({ form, texts }) => form.length > 0 && texts > 0);
  }

  /** How many passages hold any of these forms, of each term. */
  async #count(terms: readonly (readonly CountedForm[])[]): Promise<readonly number[]> {
    if (terms.length === 0) return [];
    const { collection } = this.#session;
    const rows = await this.#session.all<{ readonly texts: number }>(
      `SELECT count_passages(words::integer[], phrases::text[]) AS texts
       FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS term (words, phrases, place) ORDER BY place`,
      terms.map((forms) => `{${hashesOfWords(collection, forms).join(',')}}`),
      terms.map(
        (forms) =>
          `{${phrasesOf(collection, forms)
            .map((phrase) => `"${phrase}"`)
            .join(',')}}`,
      ),
    );
    return rows.map(({ texts }) => texts);
  }
}

/** In how many texts any of a term's forms stands, where that need not be counted. */
function known(forms: readonly CountedForm[]): number | null {
  const [first, ...others] = forms;
  if (!first) return 0;
  if (first.form.length === 1 && others.length === 0) return first.texts;
  const most = Math.max(...forms.map(({ texts }) => texts));
  return most > mostCounted && forms.every(({ form }) => form.length === 1) ? most : null;
}

function wordsAmong(
  forms: readonly CountedForm[],
): readonly { readonly token: string; readonly texts: number }[] {
  return forms.flatMap(({ form: [token, ...more], texts }) =>
    token !== undefined && more.length === 0 ? [{ token, texts }] : [],
  );
}

function hashesOfWords(collection: string, forms: readonly CountedForm[]): readonly number[] {
  return wordsAmong(forms).map(({ token }) => tokenHash(collection, token));
}

function phrasesOf(collection: string, forms: readonly CountedForm[]): readonly string[] {
  return forms
    .filter(({ form }) => form.length > 1)
    .map(({ form }) => `{${form.map((token) => tokenHash(collection, token)).join(',')}}`);
}

function distinct(forms: readonly Form[]): readonly Form[] {
  return [...new Map(forms.map((form) => [form.join(' '), form])).values()];
}
