import { ApplicationCommandOptionType, type APIApplicationCommandBasicOption } from 'discord.js';
import { UserError } from '../../errors.js';
import type { ChatFile, ChatOptionValue } from '../chat-session.js';
import { lengthOf } from './limits/length.js';

/**
 * A value as Discord sends it for an option of this type; words are read as numbers and booleans
 * where the option wants them. A file stays a file.
 * @throws UserError "bad-option" as Discord's own client refuses it
 */
export function optionValue(
  option: APIApplicationCommandBasicOption,
  given: ChatOptionValue,
): string | number | boolean | ChatFile {
  const refuse = (wanted: string) =>
    new UserError('bad-option', `${option.name}: "${shown(given)}" will not do; give ${wanted}.`);
  if (option.type === ApplicationCommandOptionType.Attachment) {
    if (typeof given !== 'object') throw refuse('a file');
    return given;
  }
  if (typeof given === 'object') throw refuse('a value, not a file');
  switch (option.type) {
    case ApplicationCommandOptionType.Boolean: {
      const word = String(given).toLowerCase();
      if (['true', 'yes', '1'].includes(word)) return true;
      if (['false', 'no', '0'].includes(word)) return false;
      throw refuse('true or false');
    }
    case ApplicationCommandOptionType.Integer:
    case ApplicationCommandOptionType.Number: {
      const value = String(given).trim() === '' ? Number.NaN : Number(given);
      const whole = option.type === ApplicationCommandOptionType.Integer;
      if (!Number.isFinite(value) || (whole && !Number.isInteger(value))) {
        throw refuse(whole ? 'a whole number' : 'a number');
      }
      if (value < (option.min_value ?? -Infinity)) throw refuse(`at least ${option.min_value}`);
      if (value > (option.max_value ?? Infinity)) throw refuse(`at most ${option.max_value}`);
      return chosen(option, value) ?? value;
    }
    case ApplicationCommandOptionType.String: {
      const text = String(given);
      const longest = Math.min(option.max_length ?? 6000, 6000);
      if (lengthOf(text) > longest) throw refuse(`at most ${longest} characters`);
      if (lengthOf(text) < (option.min_length ?? 1))
        throw refuse(`at least ${option.min_length ?? 1} characters`);
      const choice = chosen(option, text);
      if (hasChoices(option) && choice === undefined) {
        throw refuse(`one of ${option.choices.map((one) => one.name).join(', ')}`);
      }
      return choice ?? text;
    }
    default:
      return String(given);
  }
}

interface WithChoices {
  readonly choices: readonly { readonly name: string; readonly value: string | number }[];
}

function hasChoices(option: object): option is WithChoices {
  return 'choices' in option && Array.isArray(option.choices) && option.choices.length > 0;
}

/** The value of the choice that has this value, or this name as Discord shows it; typed in whatever case. */
function chosen(option: object, value: string | number): string | number | undefined {
  if (!hasChoices(option)) return undefined;
  const text = String(value).toLowerCase();
  return option.choices.find(
    (one) => String(one.value).toLowerCase() === text || one.name.toLowerCase() === text,
  )?.value;
}

function shown(given: ChatOptionValue): string {
  const text = typeof given === 'object' ? given.name : String(given);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
