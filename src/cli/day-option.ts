import { InvalidArgumentError } from 'commander';
import { parseDay } from '../answering/dates.js';

/**
 * Reads the value of an option that takes a day, for commander.
 * @throws InvalidArgumentError, so that a bad date counts as a wrong call.
 */
export function dayOption(text: string): string {
  try {
    return parseDay(text, 'day');
  } catch {
    throw new InvalidArgumentError('It takes a day, as 2024-12-13.');
  }
}
