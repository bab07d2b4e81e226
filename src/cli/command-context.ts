import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Person } from '../archive/article.js';
import { parseCollectionId, type CollectionId } from '../archive/collection-id.js';
import { readConfig } from '../config.js';
import type { Desk } from '../desk/desk.js';
import { asError, SetupError } from '../errors.js';
import { createPlainLogger } from '../plain-logger.js';

/** The options that every command takes. */
export interface SharedOptions {
  readonly archive?: string;
  readonly collection: CollectionId;
  readonly json?: true;
}

/** Adds `--archive`, `--collection` and `--json` to a command. */
export function withSharedOptions(command: Command): Command {
  return command
    .addOption(archiveOption())
    .option('--collection <name>', 'collection to work with', collectionOption, collectionOption('local'))
    .option('--json', 'print only JSON to standard output, one object a line');
}

/** Left empty, as by a variable that is not set, it would be another archive than is meant. */
export function archiveOption(): Option {
  const description = 'folder of the archive (default: DATELINE_ARCHIVE, else data/)';
  return new Option('--archive <folder>', description).argParser((folder) => {
    if (folder.trim() === '') throw new InvalidArgumentError('It is empty: give a folder.');
    return folder;
  });
}

function collectionOption(name: string): CollectionId {
  try {
    return parseCollectionId(name);
  } catch (error) {
    throw new InvalidArgumentError(asError(error).message);
  }
}

/**
 * Opens the desk (a running process's, or one of this process), works with it, and closes it whatever happens.
 * With `usesModel` the model is being loaded before it is first needed. With `mustExist` no archive is made where there is no
 * folder: what was mistyped would be said to be whole, or be saved as nothing.
 * @throws SetupError where it must exist and does not
 */
export async function withDesk<Result>(
  options: SharedOptions,
  work: (desk: Desk) => Promise<Result>,
  { usesModel = false, mustExist = false } = {},
): Promise<Result> {
  const config = readConfig(process.env, { archive: options.archive, logLevel: 'warn' });
  if (mustExist && config.archiveUrl === null && !existsSync(config.archiveFolder)) {
    throw new SetupError(
      `There is no archive in ${config.archiveFolder}: name its folder with --archive or in DATELINE_ARCHIVE.`,
    );
  }
  // Loaded here, so that help and a wrong call need not wait for all that a desk is made of.
  const { openCommandDesk } = await import('../desk/command-desk.js');
  const { desk, warmUp, close } = await openCommandDesk(config, createPlainLogger(config.logLevel));
  try {
    if (usesModel) warmUp();
    return await work(desk);
  } finally {
    await close();
  }
}

/** Who types: the account of the operating system. */
export function personAtTerminal(): Person {
  let name = 'terminal';
  try {
    name = userInfo().username;
  } catch {
    // An account without an entry in the system's table, as in some containers, has no name.
  }
  return { id: 'terminal', name };
}
