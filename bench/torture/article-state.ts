/**
 * What is left of an article: its versions oldest first while it is kept or could still be brought back, each by the
 * revision of its text, with an "e" where only its facts were corrected; "purged" or "absent" where nothing is.
 */
export type ArticleState = `kept:${string}` | `removed:${string}` | 'purged' | 'absent';

export function keptWith(versions: readonly string[]): ArticleState {
  return `kept:${versions.join(',')}`;
}

export function removedWith(versions: readonly string[]): ArticleState {
  return `removed:${versions.join(',')}`;
}

export function versionsOf(state: ArticleState): readonly string[] {
  return state.split(':')[1]?.split(',') ?? [];
}

export function isKept(state: ArticleState): boolean {
  return state.startsWith('kept:');
}

export function isRemoved(state: ArticleState): boolean {
  return state.startsWith('removed:');
}

export function isCorrection(version: string): boolean {
  return version.endsWith('e');
}

/** Of a version, the revision of its text. */
export function revisionOf(version: string): string {
  return version.replace(/e$/, '');
}

/** Revisions that were written by the first schema: their passages were cut in another way. */
export function isOfFirstSchema(revision: string): boolean {
  return revision.startsWith('f');
}
