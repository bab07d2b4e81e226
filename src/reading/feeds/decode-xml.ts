import { decodeAs, decodeUtf8, markedCharset } from '../text/decode-text.js';

const declaration = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/i;
/** Where one of these is named and the bytes are UTF-8 nevertheless, they are UTF-8: no prose gives that by chance. */
const oftenWrong = /^(?:utf-?8|us-ascii|ascii|iso-?8859-\d+|latin-?1|windows-125\d|cp125\d)$/i;

/** Decodes a feed: by its byte-order mark, else what its header or its declaration names where that fits the bytes, else UTF-8, else windows-1252. */
export function decodeXml(bytes: Uint8Array, headerCharset: string | null): string {
  const head = Buffer.from(bytes.subarray(0, 400)).toString('latin1');
  const marked = markedCharset(bytes);
  if (marked !== null) return decodeAs(bytes, marked) ?? '';
  const named = [headerCharset, declaration.exec(head)?.[1] ?? null].filter((name) => name !== null);
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== null && named.every((name) => oftenWrong.test(name))) return utf8;
  for (const name of named) {
    // Named UTF-8, and it is none.
    const text = /^utf-?8$/i.test(name) ? utf8 : decodeAs(bytes, name);
    if (text !== null) return text;
  }
  return utf8 ?? decodeAs(bytes, 'windows-1252') ?? '';
}
