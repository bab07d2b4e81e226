import { readFile } from 'node:fs/promises';
import { countOf } from '../count-of.js';
import { harmlessText } from '../harmless-text.js';
import { keptErrorIn } from '../kept-error.js';
import { personAtTerminal, withDesk, type SharedOptions } from './command-context.js';
import { assertFile } from './json-lines.js';
import { print, printJson, tell } from './output.js';

/** Follows the feeds that an OPML file names. @throws UserError where it is none. */
export async function importFeeds(file: string, options: SharedOptions): Promise<void> {
  await assertFile(file);
  const { collection } = options;
  const opml = new Uint8Array(await readFile(file));
  const request = { collection, opml, by: personAtTerminal(), addedIn: null, announceIn: null };
  const { added, known, ...rest } = await withDesk(options, ({ feeds }) => feeds.importOpml(request));
  const refused = rest.refused.map(({ url, reason }) => ({ url, reason: keptErrorIn(reason, 'en') }));
  if (options.json) {
    for (const feed of added) printJson({ status: 'added', feed });
    for (const { url, reason } of refused) printJson({ status: 'refused', url, reason });
    printJson({ summary: { added: added.length, known, refused: refused.length } });
    return;
  }
  for (const { url, reason } of refused) tell(harmlessText(`${url}: ${reason}`));
  print(`${countOf(added.length, 'feed')} added, ${known} followed before, ${refused.length} refused.`);
}
