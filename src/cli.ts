#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { addAddCommand } from './cli/add-command.js';
import { addAliasesCommand } from './cli/aliases-command.js';
import { addArticlesCommand } from './cli/articles-command.js';
import { addAskCommand } from './cli/ask-command.js';
import { addBackupCommand } from './cli/backup-command.js';
import { addCheckCommand } from './cli/check-command.js';
import { commandLineNames } from './cli/command-line-names.js';
import { addDoctorCommand } from './cli/doctor-command.js';
import { addEvalCommand } from './cli/eval-command.js';
import { addExportCommand } from './cli/export-command.js';
import { addFeedCommand } from './cli/feed-command.js';
import { addHostsCommand } from './cli/hosts-command.js';
import { addImportCommand } from './cli/import-command.js';
import { tell } from './cli/output.js';
import { addInviteCommand } from './cli/invite-command.js';
import { addMoveCommand } from './cli/move-command.js';
import { addPrivacyCommand } from './cli/privacy-command.js';
import { addReadCommand } from './cli/read-command.js';
import { addRestoreCommand } from './cli/restore-command.js';
import { addSourcesCommand } from './cli/sources-command.js';
import { addFeedbackCommand } from './cli/feedback-command.js';
import { addStatsCommand } from './cli/stats-command.js';
import { addVerifyCommand } from './cli/verify-command.js';
import { endWithItsReader } from './closed-pipe.js';
import { loadEnvironmentFile } from './config.js';
import { datelineVersion } from './dateline-version.js';
import { lastWords } from './last-words.js';

/** The exit code of it; the others are 0, done (also for a miss), and 1, failed. */
const calledWrongly = 2;

async function run(): Promise<void> {
  loadEnvironmentFile();
  const program = new Command('dateline')
    .description('Dateline: add news articles, ask questions, get quotations with their sources.')
    .version(datelineVersion(), '-V, --version', 'print the version')
    .addHelpText('after', '\nExit codes: 0 done, also for a miss; 1 failed; 2 called wrongly.')
    .exitOverride()
    .showHelpAfterError('(dateline --help lists the commands)');
  // In the order in which somebody meets them.
  addAskCommand(program);
  addCheckCommand(program);
  addSourcesCommand(program);
  addAddCommand(program);
  addArticlesCommand(program);
  addReadCommand(program);
  addImportCommand(program);
  addExportCommand(program);
  addAliasesCommand(program);
  addFeedCommand(program);
  addHostsCommand(program);
  addFeedbackCommand(program);
  addStatsCommand(program);
  addPrivacyCommand(program);
  addVerifyCommand(program);
  addBackupCommand(program);
  addRestoreCommand(program);
  addMoveCommand(program);
  addEvalCommand(program);
  addInviteCommand(program);
  addDoctorCommand(program);
  for (const command of program.commands) command.exitOverride();
  await program.parseAsync();
}

function exitCodeFor(error: unknown): number {
  if (error instanceof CommanderError) {
    // Commander has said what is wrong. Its help and version end with 0.
    return error.exitCode === 0 ? 0 : calledWrongly;
  }
  const { text, exitCode } = lastWords(error, commandLineNames);
  tell(text);
  return exitCode;
}

endWithItsReader();
try {
  await run();
} catch (error) {
  process.exitCode = exitCodeFor(error);
}
