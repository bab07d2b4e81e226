import { harmlessText } from '../../harmless-text.js';
import type { SelectChoice } from '../loopback/select-data.js';
import type { LineReader } from './line-reader.js';

const cancelWord = '/cancel';

/** Values as they are typed after one another: with commas between them. */
export function splitValues(typed: string): readonly string[] {
  return typed
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/**
 * Shows what a menu offers and asks what of it to choose; an empty line chooses nothing.
 * @returns null where the person cancelled, or the input ended
 */
export async function chooseValues(
  choices: readonly SelectChoice[],
  lines: LineReader,
  say: (text: string) => void,
): Promise<readonly string[] | null> {
  const labels = choices.map(({ label, isChosen }) => (isChosen ? `${label} ✓` : label));
  say(
    `${harmlessText(labels.join(', ') || 'There is nothing to choose from here.')} (${cancelWord} gives up)`,
  );
  const line = await lines.next('Choose, with commas between them: ');
  if (line !== null && line.trim() !== cancelWord) return splitValues(line);
  say('Nothing was sent.');
  return null;
}
