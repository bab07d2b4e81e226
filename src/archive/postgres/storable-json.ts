/** What PostgreSQL's JSON holds in no string: NUL, and half a character. */
const unstorable = /[\0\p{Surrogate}]/gu;

/** The same JSON, as PostgreSQL can hold it. Keys are ours and stay as they are. */
export function storableJson(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(unstorable, '\ufffd');
  if (Array.isArray(value)) return value.map(storableJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, storableJson(held)]));
}
