import { readFileSync } from 'node:fs';
import { Connection } from '../../src/archive/embedded/connection.js';

/** A bit of a file. */
export interface Flip {
  readonly byte: number;
  readonly bit: number;
  /** What lies there: the table or index of that page, "header", or "unused". */
  readonly place: string;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32, by Tommy Ettinger). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Bits of a database file to be flipped: every other one anywhere, the others so that every table and index, the header,
 * and pages that lead to others get their share.
 */
export function chooseFlips(path: string, count: number, seed: number): readonly Flip[] {
  const random = randomNumbers(seed);
  const size = readFileSync(path).length;
  const pages = pagesOf(path);
  const names = [...new Set(pages.map(({ name }) => name))].sort();
  const pageBytes = 4_096;
  return Array.from({ length: count }, (_, turn) => {
    const bit = Math.floor(random() * 8);
    const place = (byte: number): string =>
      byte < 100
        ? 'header'
        : (pages.find(({ page }) => page === Math.floor(byte / pageBytes) + 1)?.name ?? 'unused');
    if (turn % 2 === 0) {
      const byte = Math.floor(random() * size);
      return { byte, bit, place: place(byte) };
    }
    const turnOf = (turn - 1) / 2;
    if (turnOf % 12 === 0) return { byte: Math.floor(random() * 100), bit, place: 'header' };
    const name = names[turnOf % names.length];
    const own = pages.filter((page) => page.name === name);
    const inner = own.filter(({ kind }) => kind === 'internal');
    const chosen = inner.length > 0 && turnOf % 5 === 0 ? inner : own;
    const page = chosen[Math.floor(random() * chosen.length)]?.page ?? 1;
    const byte = (page - 1) * pageBytes + Math.floor(random() * pageBytes);
    return { byte, bit, place: place(byte) };
  });
}

interface Page {
  readonly name: string;
  readonly page: number;
  readonly kind: string;
}

function pagesOf(path: string): readonly Page[] {
  const connection = new Connection(path, 0);
  try {
    return connection.all<Page>('SELECT name, pageno AS page, pagetype AS kind FROM dbstat');
  } finally {
    connection.close();
  }
}
