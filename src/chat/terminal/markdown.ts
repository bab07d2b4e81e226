import { harmlessText } from '../../harmless-text.js';
import { inlineSpans } from './inline-markdown.js';
import type { Paragraph, TextStyle } from './styled-text.js';

interface LineState {
  readonly indent: string;
  readonly styles: readonly TextStyle[];
}

/** Discord's Markdown, cleaned and cut into paragraphs: one a line. */
export function markdownParagraphs(text: string): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let isCode = false;
  let quoteRest = false;
  for (const line of harmlessText(text).split('\n')) {
    const fence = /^(?:> )?```\w*$|```$/.test(line) && !/```.+```/.test(line);
    if (fence) isCode = !isCode;
    else if (isCode) paragraphs.push({ indent: '  ', spans: [{ text: line, styles: ['cyan'] }] });
    else {
      if (line.startsWith('>>> ')) quoteRest = true;
      const body = line.startsWith('>>> ') ? line.slice(4) : line;
      paragraphs.push(block(body, { indent: quoteRest ? '│ ' : '', styles: [] }));
    }
  }
  return paragraphs;
}

/** Quotes, headings, small print and lists, which may stand inside a quote. */
function block(line: string, state: LineState): Paragraph {
  if (line.startsWith('> ') || line === '>') {
    return block(line.slice(2), { ...state, indent: `${state.indent}│ ` });
  }
  const heading = /^#{1,3} (.+)$/.exec(line);
  if (heading) return paragraph(heading[1] ?? '', { ...state, styles: [...state.styles, 'bold'] });
  const small = /^-# (.+)$/.exec(line);
  if (small) return paragraph(small[1] ?? '', { ...state, styles: [...state.styles, 'dim'] });
  const item = /^(\s*)[-*] (.+)$/.exec(line);
  if (item) return paragraph(`• ${item[2] ?? ''}`, { ...state, indent: state.indent + (item[1] ?? '') });
  return paragraph(line, state);
}

function paragraph(text: string, { indent, styles }: LineState): Paragraph {
  return { indent, spans: inlineSpans(text, styles) };
}
