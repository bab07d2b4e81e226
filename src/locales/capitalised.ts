import type { Wording } from './wording.js';

/** Begins with a capital, unless the first word may be a name: hosts and files are spelt as they are. */
export function capitalised(text: string, { language }: Wording): string {
  return text.replace(/^\p{Ll}(?=\p{L}*\s)/u, (first) => first.toLocaleUpperCase(language));
}
