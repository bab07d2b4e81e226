const byteOrderMarks: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
/** How far into a page its own charset is looked for (the HTML standard says 1,024 bytes; many pages are later). */
const charsetSearchBytes = 4_096;
const metaCharset = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i;

/** The charset that a byte-order mark names, null where there is none. */
export function markedCharset(bytes: Uint8Array): string | null {
  const found = byteOrderMarks.find(([mark]) => mark.every((byte, index) => bytes[index] === byte));
  return found?.[1] ?? null;
}

/** Decodes bytes that must be UTF-8; null where they are not. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What windows-1252 has where Latin-1 has control characters, from 0x80 on; five places are empty. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** Decodes with a charset as pages name it; bad sequences become U+FFFD. Null where the name is unknown. */
export function decodeAs(bytes: Uint8Array, charset: string): string | null {
  try {
    const decoder = new TextDecoder(charset);
    const text = decoder.decode(bytes);
    if (decoder.encoding !== 'windows-1252') return text;
    // Node 20 decodes windows-1252 as Latin-1 and so loses every typographic quote.
    return text.replace(
      /[\u0080-\u009F]/g,
      (control) => windows1252[control.charCodeAt(0) - 0x80] ?? control,
    );
  } catch {
    return null;
  }
}

/** Decodes a page: byte-order mark, then the header's charset, then the page's own, then UTF-8, then windows-1252. */
export function decodePage(bytes: Uint8Array, headerCharset: string | null): string {
  const head = Buffer.from(bytes.subarray(0, charsetSearchBytes)).toString('latin1');
  const named = [markedCharset(bytes), headerCharset, metaCharset.exec(head)?.[1] ?? null];
  for (const charset of named) {
    const text = charset === null ? null : decodeAs(bytes, charset);
    if (text !== null) return text;
  }
  return decodeUtf8(bytes) ?? decodeAs(bytes, 'windows-1252') ?? '';
}
