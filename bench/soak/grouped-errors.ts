/** Errors that are alike, as one line each with how many there were, the most frequent first. Ids and numbers make no difference. */
export function groupedErrors(errors: readonly string[]): readonly string[] {
  const groups = new Map<string, { readonly first: string; count: number }>();
  for (const error of errors) {
    const key = error.replaceAll(/\b[0-9a-f]{6}\b|\d+(?:\.\d+)?/g, '#').slice(0, 300);
    const group = groups.get(key) ?? { first: error, count: 0 };
    group.count += 1;
    groups.set(key, group);
  }
  return [...groups.values()]
    .sort((left, right) => right.count - left.count)
    .map(({ first, count }) => `${count} × ${first.slice(0, 1_000)}`);
}
