import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import { UserError } from '../../errors.js';
import { checkField, modalFields, type ModalField } from '../loopback/modal-fields.js';
import { harmlessText } from '../../harmless-text.js';
import type { LineReader } from './line-reader.js';

const cancelWord = '/cancel';

/**
 * Asks for each field of a form in turn. A long text ends with a line that holds only a dot.
 * @returns the values by custom id; null where the person cancelled, or the input ended
 * @throws UserError "bad-field" where a value does not fit and nobody is there to give another
 */
export async function fillModal(
  modal: APIModalInteractionResponseCallbackData,
  lines: LineReader,
  say: (text: string) => void,
  isInteractive: boolean,
): Promise<Record<string, string> | null> {
  say(`${harmlessText(modal.title)} (${cancelWord} gives up)`);
  const values: Record<string, string> = {};
  for (const field of modalFields(modal)) {
    const value = await askUntilFit(field, lines, say, isInteractive);
    if (value === null) {
      say('Nothing was sent.');
      return null;
    }
    values[field.customId] = value;
  }
  return values;
}

async function askUntilFit(
  field: ModalField,
  lines: LineReader,
  say: (text: string) => void,
  isInteractive: boolean,
): Promise<string | null> {
  for (;;) {
    const value = await ask(field, lines, say);
    if (value === null) return null;
    try {
      checkField(field, value);
      return value;
    } catch (error) {
      if (!isInteractive || !(error instanceof UserError)) throw error;
      say(error.message);
    }
  }
}

async function ask(
  field: ModalField,
  lines: LineReader,
  say: (text: string) => void,
): Promise<string | null> {
  const hints = [
    ...(field.isRequired ? [] : ['may stay empty']),
    ...(field.choices ? [`one of ${field.choices.join(', ')}`] : []),
    ...(field.value ? [`empty: ${field.value}`] : []),
    ...(field.isLong ? ['end with a line that holds only a dot'] : []),
  ];
  const label = harmlessText(field.label) + (hints.length > 0 ? ` (${harmlessText(hints.join('; '))})` : '');
  if (field.description) say(harmlessText(field.description));
  if (!field.isLong) {
    const line = await lines.next(`${label}: `);
    return line === null || line.trim() === cancelWord ? null : line.trim() || field.value;
  }
  say(`${label}:`);
  const text: string[] = [];
  for (;;) {
    const line = await lines.next('');
    if (line === null || line.trim() === cancelWord) return null;
    if (line.trim() === '.') return text.join('\n').trim() || field.value;
    text.push(line);
  }
}
