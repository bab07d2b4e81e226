/** What PostgreSQL's JSON holds in no string: NUL, and half a character. */
const unstorable = /[\0\p{Surrogate}]/gu;

/** The same text, as PostgreSQL can hold it: without NUL. */
export function storableText(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text;
}

/** The same row, whose texts PostgreSQL can hold. A checksum is to be of that. */
export function storableRow<Row extends object>(row: Row): Row {
  const entries = Object.entries(row).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === 'string' ? storableText(value) : value,
  ]);
  return Object.fromEntries(entries) as Row;
}

/** The same JSON, as PostgreSQL can hold it. Keys are ours and stay as they are. */
export function storableJson(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(unstorable, '\ufffd');
  if (Array.isArray(value)) return value.map(storableJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, storableJson(held)]));
}
