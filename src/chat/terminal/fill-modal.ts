import type { APIModalInteractionResponseCallbackData, APISelectMenuComponent } from 'discord.js';
import { UserError } from '../../errors.js';
import { checkText, modalFields, type ModalField } from '../loopback/modal-fields.js';
import { asAsked, type ModalValues } from '../loopback/modal-submission.js';
import { checkChosen, type SelectChoice } from '../loopback/select-data.js';
import { splitValues } from './choose-values.js';
import { harmlessText } from '../../harmless-text.js';
import type { LineReader } from './line-reader.js';

const cancelWord = '/cancel';

/** What a menu of the form offers the person who fills it. */
type OfferedBy = (menu: APISelectMenuComponent) => readonly SelectChoice[];

const isChosen = (choice: SelectChoice): boolean => choice.isChosen;
const labelOf = (choice: SelectChoice): string => choice.label;
const valueOf = (choice: SelectChoice): string => choice.value;

/**
 * Asks for each field of a form in turn. A long text ends with a line that holds only a dot; several choices of a menu
 * have commas between them.
 * @returns the values by custom id; null where the person cancelled, or the input ended
 * @throws UserError "bad-field" or "bad-choice" where a value does not fit and nobody is there to give another
 */
export async function fillModal(
  modal: APIModalInteractionResponseCallbackData,
  lines: LineReader,
  say: (text: string) => void,
  isInteractive: boolean,
  offeredBy: OfferedBy,
): Promise<ModalValues | null> {
  say(`${harmlessText(modal.title)} (${cancelWord} gives up)`);
  const values: Record<string, string | readonly string[]> = {};
  for (const field of modalFields(modal)) {
    const value = await askUntilFit(field, lines, say, isInteractive, offeredBy);
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
  offeredBy: OfferedBy,
): Promise<string | readonly string[] | null> {
  for (;;) {
    const choices = field.kind === 'menu' ? offeredBy(field.menu) : [];
    const value = await ask(field, lines, say, choices);
    if (value === null) return null;
    try {
      if (field.kind === 'text') {
        checkText(field, value);
        return value;
      }
      const chosen = value === '' ? choices.filter(isChosen).map(valueOf) : splitValues(value);
      checkChosen(asAsked(field), chosen, choices);
      return chosen;
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
  choices: readonly SelectChoice[],
): Promise<string | null> {
  const before = field.kind === 'text' ? field.value : choices.filter(isChosen).map(labelOf).join(', ');
  const isLong = field.kind === 'text' && field.isLong;
  const hints = [
    ...(field.description ? [field.description] : []),
    ...(field.isRequired ? [] : ['may stay empty']),
    ...(choices.length > 0 ? [`of ${choices.map(labelOf).join(', ')}`] : []),
    ...(before ? [`empty: ${before}`] : []),
    ...(isLong ? ['end with a line that holds only a dot'] : []),
  ];
  const label = harmlessText(field.label) + (hints.length > 0 ? ` (${harmlessText(hints.join('; '))})` : '');
  if (field.kind === 'menu' || !isLong) {
    const line = await lines.next(`${label}: `);
    if (line === null || line.trim() === cancelWord) return null;
    return line.trim() || (field.kind === 'text' ? field.value : '');
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
