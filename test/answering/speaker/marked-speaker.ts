import { expect } from 'vitest';
import { speakerOf } from '../../../src/answering/speaker/speaker-of.js';

/** An article whose quoted slice stands between « and »; the paragraphs are parted by a line feed here. */
export function speakerIn(marked: string): string | null {
  const paragraphs = marked.replaceAll('\n', '\n\n');
  const start = paragraphs.indexOf('«');
  const text = paragraphs.replace('«', '').replace('»', '');
  const end = paragraphs.indexOf('»') - 1;
  const speaker = speakerOf(text, { start, end });
  expect(speaker?.name).toBe(speaker ? text.slice(speaker.start, speaker.end) : undefined);
  return speaker?.name ?? null;
}
