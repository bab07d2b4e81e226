import { harmlessText } from '../../harmless-text.js';

/** A text on one line, without controls: what a line break would begin is a field, an entry or a source that is none. */
export function oneLine(text: string): string {
  return harmlessText(text).replace(/\s+/g, ' ').trim();
}
