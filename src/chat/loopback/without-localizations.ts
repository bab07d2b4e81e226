/** Commands as Discord lists them unless it is asked `with_localizations`: in no language but the one they were declared in. */
export function withoutLocalizations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLocalizations);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !key.endsWith('_localizations'));
  return Object.fromEntries(kept.map(([key, field]) => [key, withoutLocalizations(field)]));
}
