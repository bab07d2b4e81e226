import type { Person } from './article.js';

/** Stands where somebody was named who had himself forgotten. Its id is nobody's. */
export const forgottenPerson: Person = { id: '0', name: 'somebody' };

export function isForgotten({ id }: Person): boolean {
  return id === forgottenPerson.id;
}

/** The same JSON value, in which nobody of this id is named any more, however deep. */
export function withoutPerson<Value>(value: Value, personId: string): Value {
  return replaced(value, personId) as Value;
}

function replaced(value: unknown, personId: string): unknown {
  if (Array.isArray(value)) return value.map((item) => replaced(item, personId));
  if (typeof value !== 'object' || value === null) return value;
  if ('id' in value && value.id === personId && 'name' in value) return forgottenPerson;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, personId)]));
}
