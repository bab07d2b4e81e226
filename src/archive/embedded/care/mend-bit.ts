import type { SqlValue } from '../connection.js';

/** Longer values are not tried: each bit costs a sum over the whole row. */
const longestBytes = 64 * 1024;

/**
 * Finds a value of a row in which one bit is flipped, by flipping each in turn until the row is what its sum says. Whatever is
 * found is what was stored: a sum is met by another row only by a chance that is not worth naming.
 * @param values as they are stored: texts as their bytes, so that a bit that makes no letter is seen, too.
 * @param isRight whether a row is what was stored.
 * @param deadline of `performance.now()`, in ms.
 * @returns the row as it was; null where that was not found.
 */
export function mendBit(
  values: readonly RawValue[],
  isRight: (values: readonly SqlValue[]) => boolean,
  deadline: number,
): readonly SqlValue[] | null {
  const row = values.map(({ value }) => value);
  const tried = row.map(decoded(values));
  if (isRight(tried)) return tried;
  for (const [place, raw] of values.entries()) {
    for (const candidate of withOneBitFlipped(raw)) {
      if (performance.now() > deadline) return null;
      tried[place] = candidate;
      if (isRight(tried)) return tried;
    }
    tried[place] = decode(raw, raw.value);
  }
  return null;
}

/** A value, and whether it is a text of which `value` holds the bytes. */
export interface RawValue {
  readonly value: SqlValue;
  readonly isText: boolean;
}

function decoded(values: readonly RawValue[]): (value: SqlValue, place: number) => SqlValue {
  return (value, place) => {
    const raw = values[place];
    return raw ? decode(raw, value) : value;
  };
}

function decode({ isText }: RawValue, value: SqlValue): SqlValue {
  return isText && value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value;
}

function* withOneBitFlipped(raw: RawValue): Generator<SqlValue, void> {
  const { value } = raw;
  if (value instanceof Uint8Array) {
    if (value.byteLength > longestBytes) return;
    const bytes = Buffer.from(value);
    for (let bit = 0; bit < bytes.byteLength * 8; bit += 1) {
      const at = bit >> 3;
      const before = bytes[at] ?? 0;
      bytes[at] = before ^ (1 << (bit & 7));
      yield decode(raw, raw.isText ? bytes : Buffer.from(bytes));
      bytes[at] = before;
    }
  } else if (typeof value === 'number') yield* numbersNear(value);
}

/** SQLite keeps a whole number in as few of so many bits as hold it. */
const wholeWidths = [8, 16, 24, 32, 48, 64];

function* numbersNear(value: number): Generator<number, void> {
  if (!Number.isSafeInteger(value)) return yield* fractionsNear(value);
  const whole = BigInt(value);
  for (const width of wholeWidths.filter((bits) => BigInt.asIntN(bits, whole) === whole))
    for (let bit = 0n; bit < width; bit += 1n) yield Number(BigInt.asIntN(width, whole ^ (1n << bit)));
}

function* fractionsNear(value: number): Generator<number, void> {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  for (const flipped of withOneBitFlipped({ value: bytes, isText: false }))
    yield (flipped as Buffer).readDoubleBE();
}
