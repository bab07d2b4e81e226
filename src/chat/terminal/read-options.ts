import { ApplicationCommandOptionType } from 'discord.js';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { asError, UserError } from '../../errors.js';
import type { ChatFile, ChatOptionValue } from '../chat-session.js';
import type { SlashCommand } from '../loopback/slash-command.js';

/**
 * Typed words as option values: for a file option the word is a path, and the file is read.
 * @throws UserError "no-file" where it cannot be
 */
export async function readOptions(
  slash: SlashCommand,
  typed: Readonly<Record<string, string>>,
): Promise<Record<string, ChatOptionValue>> {
  const values: Record<string, ChatOptionValue> = {};
  for (const [name, word] of Object.entries(typed)) {
    const option = slash.options.find((one) => one.name === name);
    const isFile = option?.type === ApplicationCommandOptionType.Attachment;
    values[name] = isFile ? await readLocalFile(word) : word;
  }
  return values;
}

/** @throws UserError "no-file" */
export async function readLocalFile(typed: string): Promise<ChatFile> {
  const bare = typed.replace(/^(["'])(.*)\1$/, '$2');
  const path = bare.startsWith('~/') ? join(homedir(), bare.slice(2)) : bare;
  try {
    return { name: basename(path), bytes: new Uint8Array(await readFile(path)) };
  } catch (thrown) {
    const error = asError(thrown);
    const code = 'code' in error ? String(error.code) : '';
    const why = { ENOENT: 'there is no such file', EISDIR: 'that is a folder', EACCES: 'it may not be read' };
    const reason = Object.entries(why).find(([known]) => known === code)?.[1] ?? error.message;
    throw new UserError('no-file', `The file "${bare}" cannot be attached: ${reason}.`, { cause: error });
  }
}
