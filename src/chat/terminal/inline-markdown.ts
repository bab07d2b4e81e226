import type { Span, TextStyle } from './styled-text.js';

interface InlineRule {
  readonly pattern: RegExp;
  readonly spans: (match: RegExpExecArray, styles: readonly TextStyle[]) => readonly Span[];
}

const pair = (pattern: RegExp, style: TextStyle): InlineRule => ({
  pattern,
  spans: (match, styles) => inlineSpans(match[1] ?? '', [...styles, style]),
});

/** Discord's inline Markdown, tried in this order at each position. */
const rules: readonly InlineRule[] = [
  // Discord drops a backslash before anything but letters, digits and spaces.
  { pattern: /^\\([^\p{L}\p{N}\s])/u, spans: (match, styles) => [{ text: match[1] ?? '', styles }] },
  {
    // A run of marks is taken whole: to try its parts as well took seconds for 2,000 marks.
    pattern: /^(`+)(?!`)(.*?[^`])\1(?!`)/,
    spans: (match, styles) => [{ text: match[2] ?? '', styles: [...styles, 'cyan'] }],
  },
  {
    pattern: /^\[((?:\\.|[^\]\\])+)\]\(<?((?:https?):\/\/[^\s>]+?)>?\)/,
    spans: (match, styles) => {
      const [, label = '', address = ''] = match;
      const spans = inlineSpans(label, [...styles, 'underline']);
      return label === address ? spans : [...spans, { text: ` (${address})`, styles: [...styles, 'dim'] }];
    },
  },
  { pattern: /^<(https?:\/\/[^\s>]+)>/, spans: (match, styles) => [link(match[1] ?? '', styles)] },
  { pattern: /^https?:\/\/[^\s<]+[^\s<.,:;"'\])]/, spans: (match, styles) => [link(match[0], styles)] },
  { pattern: /^<t:(-?\d{1,13})(?::[tTdDfFR])?>/, spans: (match, styles) => [moment(match, styles)] },
  pair(/^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/, 'bold'),
  pair(/^__((?:\\.|[^\\])+?)__(?!_)/, 'underline'),
  pair(/^~~((?:\\.|[^\\])+?)~~/, 'strikethrough'),
  pair(/^\|\|((?:\\.|[^\\])+?)\|\|/, 'dim'),
  pair(/^\*(?=\S)((?:\\.|[^\\*])+?)\*/, 'italic'),
  pair(/^_(?=\S)((?:\\.|[^\\_])+?)_(?!\w)/, 'italic'),
  // Runs without a special character, so that the rules are not tried at every letter.
  { pattern: /^(?:[\p{L}\p{N}]+(?!:\/\/)|\s+)/u, spans: (match, styles) => [{ text: match[0], styles }] },
];

/** One line of Discord's Markdown as styled text: marks and escapes are gone, links show where they lead. */
export function inlineSpans(text: string, styles: readonly TextStyle[] = []): readonly Span[] {
  const spans: Span[] = [];
  let rest = text;
  while (rest !== '') {
    const [length, found] = first(rest, styles);
    spans.push(...found);
    rest = rest.slice(length);
  }
  return spans;
}

function first(text: string, styles: readonly TextStyle[]): [number, readonly Span[]] {
  for (const rule of rules) {
    const match = rule.pattern.exec(text);
    if (match) return [match[0].length, rule.spans(match, styles)];
  }
  const character = String.fromCodePoint(text.codePointAt(0) ?? 0);
  return [character.length, [{ text: character, styles }]];
}

const link = (address: string, styles: readonly TextStyle[]): Span => ({
  text: address,
  styles: [...styles, 'underline'],
});

function moment(match: RegExpExecArray, styles: readonly TextStyle[]): Span {
  const date = new Date(Number(match[1]) * 1000);
  const text = Number.isNaN(date.getTime()) ? match[0] : date.toISOString().slice(0, 16).replace('T', ' ');
  return { text, styles };
}
