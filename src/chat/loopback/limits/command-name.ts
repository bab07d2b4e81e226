import { z } from 'zod';
import { refuse } from './length.js';

/** Docs: Application Commands, "Application Command Naming": 1 to 32 letters, digits, - or _; lower case where the script has case. */
export function isCommandName(name: string): boolean {
  return /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u.test(name) && name === name.toLowerCase();
}

/** The name of a slash command or of what is below it. */
export const commandName = z.string().superRefine((name, context) => {
  if (!isCommandName(name)) refuse(context, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
});
