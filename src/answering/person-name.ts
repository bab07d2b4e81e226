import type { Person } from '../archive/article.js';
import { isForgotten } from '../archive/forgotten-person.js';
import type { Wording } from '../locales/wording.js';

/** How a person is named; "somebody" where he had himself forgotten. */
export function personName(person: Person, { t }: Wording): string {
  return isForgotten(person) ? t('audit:somebody') : person.name;
}

/** The same with the sign that a Discord account (its id is a snowflake) wears there; the person at the terminal does not. */
export function accountName(person: Person, wording: Wording): string {
  const name = personName(person, wording);
  return /^\d{15,20}$/.test(person.id) ? `@${name}` : name;
}
