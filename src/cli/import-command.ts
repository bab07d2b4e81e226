import { readFile, stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { importArticles } from './import-articles.js';
import { importFeeds } from './import-feeds.js';
import { openImportFolder } from './import-folder.js';
import { openImportLines } from './import-lines.js';
import { ImportReport } from './import-report.js';
import type { OutcomeJson } from './outcome-json.js';
import { print, printJson, tell } from './output.js';
import { harmlessText } from '../harmless-text.js';
import { interrupted } from '../told-to-stop.js';

interface ImportOptions extends SharedOptions {
  readonly report?: string;
  readonly unchecked?: true;
}

export function addImportCommand(program: Command): void {
  withSharedOptions(program.command('import'))
    .description(
      'add many articles from a JSONL file (.jsonl or .jsonl.gz) or from the files of a folder; run it again to go on where it stopped',
    )
    .argument(
      '<file>',
      'lines {"id","title","date","source","url","text"}, or what export wrote; or a folder, with those in it; or an OPML file, whose feeds are followed',
    )
    .option('--report <file>', 'write what became of each article here, one JSON object a line')
    .option(
      '--unchecked',
      'cite each text of an export as from this file: for an export of somebody whose word on where it is from you do not take',
    )
    .addHelpText('after', '\nExit code 1 where nothing of it could be read; 130 where Ctrl-C stopped it.')
    .action(async (file: string, options: ImportOptions) => {
      if (await isOpml(file)) return importFeeds(file, options);
      const source = (await isFolder(file))
        ? await openImportFolder(file)
        : await openImportLines(file, options);
      const report = options.report === undefined ? null : await ImportReport.open(options.report, file);
      const onOutcome = (outcome: OutcomeJson): void => {
        if (options.json) printJson(outcome);
        report?.write(outcome);
      };
      const counts = await withDesk(options, (desk) =>
        importArticles(source, desk, options.collection, onOutcome),
      );
      await report?.close();
      if (counts.hasOnlyRefused) process.exitCode = 1;
      if (counts.stopped) process.exitCode = interrupted;
      if (!options.json) for (const refusal of counts.refusals()) tell(harmlessText(refusal));
      if (counts.hasOnlyRefused && !isJsonl(file) && !(await isFolder(file)))
        tell(`Where it is one document, and not lines of JSON, it is added with "dateline add ${file}".`);
      if (options.json) printJson({ summary: counts });
      else print(counts.summary());
    });
}

/** By its name, or by how it begins: feed readers also export `.xml`. */
async function isOpml(file: string): Promise<boolean> {
  if (/\.opml$/i.test(file)) return true;
  if (!/\.xml$/i.test(file)) return false;
  return /<opml[\s>]/i.test((await readFile(file, 'utf8').catch(() => '')).slice(0, 4_000));
}

function isJsonl(file: string): boolean {
  return /\.jsonl(?:\.gz)?$/i.test(file);
}

/** False where there is nothing: reading says so. */
async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() ?? false;
}
