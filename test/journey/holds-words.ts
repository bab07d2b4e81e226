/**
 * Whether a text holds one of these runs of whole words: "23" does not stand in "230". Capitals, accents and the
 * shape of quotation marks make no difference.
 */
export function holdsWords(text: string, anyOf: readonly string[]): boolean {
  const folded = fold(text);
  return anyOf.some((words) =>
    new RegExp(`${notInside.before}${escaped(words)}${notInside.after}`, 'u').test(folded),
  );
}

const notInside = { before: '(?<![\\p{L}\\p{N}])', after: '(?![\\p{L}\\p{N}])' } as const;

function escaped(words: string): string {
  return fold(words).replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .trim();
}
