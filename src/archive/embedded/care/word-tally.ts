import type { Connection } from '../connection.js';

/** What SQLite's tokenizer parts tokens at: of ASCII it keeps letters, digits and the full stop. */
// oxlint-disable-next-line no-control-regex
const partedAt = /[\u0000-\u002d\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f]+/;

/** Odd, so that each multiplies without loss below 2^32. */
const [rowFactor, placeFactor, columnFactor] = [2_654_435_761, 40_503, 2_246_822_519];
const range = 2 ** 32;

interface Seen {
  places: number;
  /** Of all places at which the term stands, below 2^32: two lists of places come to the same only by a rare chance. */
  sum: number;
}

/** How often every term should stand in an index of words, and where. */
export class WordTally {
  readonly #terms = new Map<string, Seen>();
  readonly #lengths = new Map<number, readonly number[]>();
  #places = 0;

  /** @param columns of a row, the tokens in order. */
  add(row: number, columns: readonly (readonly string[])[]): void {
    const lengths = columns.map((tokens, column) => {
      const parted = tokens
        .join(' ')
        .split(partedAt)
        .filter((token) => token !== '');
      for (const [place, token] of parted.entries()) this.#note(token, row, column, place);
      this.#places += parted.length;
      return parted.length;
    });
    this.#lengths.set(row, lengths);
  }

  #note(token: string, row: number, column: number, place: number): void {
    const seen = this.#terms.get(token) ?? { places: 0, sum: 0 };
    const mixed = Math.imul(row, rowFactor) + Math.imul(place, placeFactor) + Math.imul(column, columnFactor);
    seen.places += 1;
    seen.sum = (seen.sum + (mixed >>> 0)) % range;
    this.#terms.set(token, seen);
  }

  /** In what an index differs. @throws SetupError where it cannot be read. */
  problems(connection: Connection, table: string): readonly string[] {
    const [places, all] = [`seen_in_${table}`, `terms_of_${table}`];
    connection.execute(`
      CREATE VIRTUAL TABLE IF NOT EXISTS temp.${places} USING fts5vocab('main', '${table}', 'instance');
      CREATE VIRTUAL TABLE IF NOT EXISTS temp.${all} USING fts5vocab('main', '${table}', 'row');`);
    const sql = `SELECT count(*) AS places,
      coalesce(sum((doc * ${rowFactor} + "offset" * ${placeFactor} + (col = 'body') * ${columnFactor}) & ${range - 1}), 0)
        & ${range - 1} AS sum FROM temp.${places} WHERE term = ?`;
    let wrong = 0;
    for (const [term, expected] of this.#terms) {
      const found = connection.get<Seen>(sql, term);
      if (found?.places !== expected.places || found.sum !== expected.sum) wrong += 1;
    }
    const total = connection.number(`SELECT coalesce(sum(cnt), 0) FROM temp.${all}`);
    const unlike = this.#unlikeLengths(connection, table);
    return [
      ...(wrong > 0 ? [`${wrong} of its ${this.#terms.size} terms are not found where they stand.`] : []),
      ...(wrong === 0 && total !== this.#places ? ['It holds terms that stand nowhere.'] : []),
      ...(unlike > 0 ? [`It says wrongly how long ${unlike} of its ${this.#lengths.size} rows are.`] : []),
    ];
  }

  #unlikeLengths(connection: Connection, table: string): number {
    const rows = connection.each<{ readonly id: number; readonly sz: Buffer }>(
      `SELECT id, sz FROM ${table}_docsize`,
    );
    let unlike = 0;
    let met = 0;
    for (const { id, sz } of rows) {
      met += 1;
      if (String(numbersOf(sz)) !== String(this.#lengths.get(id))) unlike += 1;
    }
    const isPlausible = this.#lengths.size === 0 || this.#arePlausible(connection, table);
    return unlike + Math.abs(met - this.#lengths.size) + (isPlausible ? 0 : 1);
  }

  /**
   * How many rows there are and how long they are together, by which their words are weighed. SQLite goes on counting rows
   * that were deleted, so that no more can be said than that they are not too few.
   */
  #arePlausible(connection: Connection, table: string): boolean {
    const totals = connection.get<{ readonly block: Buffer }>(`SELECT block FROM ${table}_data WHERE id = 1`);
    const [rows = 0, ...sums] = numbersOf(totals?.block ?? Buffer.alloc(0));
    const expected = this.#sumsOfColumns();
    if (rows < this.#lengths.size || sums.length !== expected.length) return false;
    return expected.every((sum, column) => (sums[column] ?? 0) >= sum);
  }

  #sumsOfColumns(): readonly number[] {
    const sums: number[] = [];
    for (const lengths of this.#lengths.values())
      for (const [column, length] of lengths.entries()) sums[column] = (sums[column] ?? 0) + length;
    return sums;
  }
}

/** SQLite's numbers of variable length: seven bits a byte, the highest first. */
function numbersOf(bytes: Buffer): readonly number[] {
  const numbers: number[] = [];
  let number = 0;
  for (const byte of bytes) {
    number = number * 128 + (byte & 127);
    if (byte > 127) continue;
    numbers.push(number);
    number = 0;
  }
  return numbers;
}
