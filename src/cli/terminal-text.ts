import { cleanText } from '../chat/terminal/clean-text.js';

/** Text of others, without what could move a terminal's cursor or change its colours. */
export function plainText(text: string): string {
  return cleanText(text);
}
