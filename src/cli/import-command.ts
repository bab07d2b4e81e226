import type { Command } from 'commander';
import { withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { importFile } from './import-file.js';
import { ImportReport } from './import-report.js';
import { assertFile } from './json-lines.js';
import type { OutcomeJson } from './outcome-json.js';
import { print, printJson, tell } from './output.js';
import { harmlessText } from '../harmless-text.js';
import { interrupted } from '../told-to-stop.js';

interface ImportOptions extends SharedOptions {
  readonly report?: string;
}

export function addImportCommand(program: Command): void {
  withSharedOptions(program.command('import'))
    .description(
      'add many articles from a JSONL file (.jsonl or .jsonl.gz); run it again to go on where it stopped',
    )
    .argument('<file>', 'lines {"id","title","date","source","url","text"}, or what export wrote')
    .option('--report <file>', 'write what became of each article here, one JSON object a line')
    .addHelpText('after', '\nExit code 1 where every line was refused; 130 where Ctrl-C stopped it.')
    .action(async (file: string, options: ImportOptions) => {
      await assertFile(file);
      const report = options.report === undefined ? null : await ImportReport.open(options.report);
      const onOutcome = (outcome: OutcomeJson): void => {
        if (options.json) printJson(outcome);
        report?.write(outcome);
      };
      const counts = await withDesk(options, (desk) => importFile(file, desk, options.collection, onOutcome));
      await report?.close();
      if (counts.hasOnlyRefused) process.exitCode = 1;
      if (counts.stopped) process.exitCode = interrupted;
      if (options.json) {
        printJson({ summary: counts });
        return;
      }
      for (const refusal of counts.refusals()) tell(harmlessText(refusal));
      print(counts.summary());
    });
}
