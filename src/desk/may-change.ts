import type { Person } from '../archive/article.js';
import { UserError } from '../errors.js';
import type { Editor } from './managed-articles.js';

/**
 * An article is changed by whoever added it, or by whoever manages them.
 * @throws UserError saying so.
 */
export function requireMayChange(by: Editor, addedBy: Person | null | undefined): void {
  if (mayChange(by, addedBy)) return;
  throw new UserError(
    'may-not-change',
    `Only ${addedBy ? `${addedBy.name}, who added this article,` : 'whoever added an article'} or a member with the permission “Manage Messages” may edit or remove it: ask one of them.`,
  );
}

export function mayChange(by: Editor, addedBy: Person | null | undefined): boolean {
  return by.mayManage || addedBy?.id === by.id;
}
