import { withoutPerson } from './forgotten-person.js';

/** What stands in the JSON of everything that names a `Person` of this id. */
export function naming(personId: string): string {
  return `"id":${JSON.stringify(personId)}`;
}

/** The same JSON without him. */
export function forgottenIn(json: string, personId: string): string {
  return JSON.stringify(withoutPerson(JSON.parse(json) as unknown, personId));
}
