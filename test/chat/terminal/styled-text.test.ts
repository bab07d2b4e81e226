import { expect, it } from 'vitest';
import { layOut, type Span } from '../../../src/chat/terminal/styled-text.js';

const plain = (text: string): Span => ({ text, styles: [] });
const bold = (text: string): Span => ({ text, styles: ['bold'] });

function lines(spans: readonly Span[], width: number): readonly string[] {
  return layOut([{ indent: '│ ', spans }], { width, useColour: false }).split('\n');
}

it('breaks between words only, each line after the indent', () => {
  expect(lines([plain('the harbour was closed at noon')], 16)).toEqual([
    '│ the harbour',
    '│ was closed at',
    '│ noon',
  ]);
});

it('keeps a full stop with the bold word before it', () => {
  expect(lines([plain('closed by '), bold('Ann Lee'), plain('. Then')], 19)).toEqual([
    '│ closed by Ann',
    '│ Lee. Then',
  ]);
});

it('keeps a word whole whose middle is bold', () => {
  expect(lines([plain('a re'), bold('open'), plain('ing soon')], 14)).toEqual(['│ a reopening', '│ soon']);
});
