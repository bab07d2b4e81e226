import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inventedFile } from './invented-articles.js';
import { runCli, temporaryFolder } from './run-cli.js';

/** What invented article 3 answers. */
export const scaffoldingQuestion = 'What did Mayor Teodor Hask of Ostrava Reach say about the scaffolding?';

/** The folder of an archive that six invented articles were imported into. */
export async function inventedArchive(): Promise<string> {
  const archive = await temporaryFolder();
  const file = join(archive, 'articles.jsonl');
  await writeFile(file, inventedFile(6));
  await runCli(['import', file], { archive });
  return archive;
}
