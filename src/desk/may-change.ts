import type { Person } from '../archive/article.js';
import { UserError } from '../errors.js';
import type { Editor } from './managed-articles.js';

/**
 * An article is changed by whoever added it, or by whoever manages them.
 * @throws UserError saying so.
 */
export function requireMayChange(by: Editor, addedBy: Person | null | undefined): void {
  if (mayChange(by, addedBy)) return;
  throw addedBy
    ? new UserError('may-not-change', { name: addedBy.name })
    : new UserError('may-not-change-without-adder');
}

export function mayChange(by: Editor, addedBy: Person | null | undefined): boolean {
  return by.mayManage || addedBy?.id === by.id;
}
