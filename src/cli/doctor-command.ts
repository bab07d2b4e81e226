import { type Command } from 'commander';
import { join } from 'node:path';
import { readConfig, type Config } from '../config.js';
import { projectFolder } from '../project-folder.js';
import { SetupError } from '../errors.js';
import { harmlessText } from '../harmless-text.js';
import type { Check, Finding } from '../doctor/finding.js';
import { checkEnvironment } from '../doctor/check-environment.js';
import { runChecks } from '../doctor/run-checks.js';
import { archiveOption } from './command-context.js';
import { print, printJson } from './output.js';

interface DoctorOptions {
  readonly archive?: string;
  readonly json?: true;
}

const marks = { ok: '✔', broken: '✘', hint: '–' } as const;

export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('look at everything that Dateline needs, and say how to mend what is not as it should be')
    .addOption(archiveOption())
    .option('--json', 'print only JSON to standard output, one object a line')
    .action(async ({ archive, json }: DoctorOptions) => {
      const counts = { ok: 0, hint: 0, broken: 0 };
      for await (const finding of runChecks(await checksOf(process.env, archive))) {
        counts[finding.state] += 1;
        if (json) printJson(finding);
        else print(line(finding));
      }
      if (counts.broken > 0) process.exitCode = 1;
      if (json) printJson({ summary: counts });
      else print(counts.broken === 0 ? '\nNothing is broken.' : `\n${counts.broken} broken: see ✘ above.`);
    });
}

/** What is wrong with the settings is one finding; the rest is then checked as by default. */
async function checksOf(
  environment: NodeJS.ProcessEnv,
  archive: string | undefined,
): Promise<readonly Check[]> {
  const config = readableConfig(environment, archive);
  const [
    { checkNode },
    { checkNativeModules },
    { checkModel },
    { checkDisk },
    { checkArchive },
    { checkDatabase },
    { checkMemory },
    { checkTimeZone },
    { discordCheck },
  ] = await Promise.all([
    import('../doctor/check-node.js'),
    import('../doctor/check-native-modules.js'),
    import('../doctor/check-model.js'),
    import('../doctor/check-disk.js'),
    import('../doctor/check-archive.js'),
    import('../doctor/check-database.js'),
    import('../doctor/check-memory.js'),
    import('../doctor/check-time-zone.js'),
    import('../discord-check.js'),
  ]);
  return [
    checkNode(process.versions.node),
    checkNativeModules,
    checkEnvironment(environment),
    checkModel(config.model),
    // Where a database keeps everything, nothing here need be writable, and in a container nothing is.
    ...(config.archiveUrl === null
      ? [checkDisk(config.archiveFolder), checkArchive(config.archiveFolder)]
      : [checkDatabase(config.archiveUrl)]),
    checkMemory(config.embedderProcesses),
    checkTimeZone(environment),
    discordCheck(environment['DISCORD_TOKEN']?.trim() ?? ''),
  ];
}

function readableConfig(environment: NodeJS.ProcessEnv, archive: string | undefined): Config {
  try {
    return readConfig(environment, { archive });
  } catch (thrown) {
    if (!(thrown instanceof SetupError)) throw thrown;
    return readConfig({}, { archive: archive ?? join(projectFolder, 'data') });
  }
}

function line({ check, state, says, fix }: Finding): string {
  const head = `${marks[state]} ${check}: ${says}`;
  return harmlessText(fix === null ? head : `${head}\n    ${fix}`);
}
