/** A language tag as far as it is used: "en", "pt-BR", "zh-Hant-TW". */
const tagPattern = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i;

/** A language as somebody states it, as a tag of BCP 47 in its usual spelling: `en_gb` → en-GB; null where it is none. */
export function languageTag(stated: string | null): string | null {
  const tag = (stated ?? '').trim().replaceAll('_', '-');
  if (!tagPattern.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    // Its parts look like those of a tag, and make none.
    return null;
  }
}
