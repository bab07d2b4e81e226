import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../project-folder.js';

/** The name by which a site's robots.txt addresses Dateline. */
export const productToken = 'Dateline';

/** Who asks: name, version and purpose. No address: whoever runs Dateline is not whoever wrote it. */
export const userAgent = `${productToken}/${version()} (bot; reads single articles and feeds that members of a Discord server asked for)`;

function version(): string {
  const file = readFileSync(join(projectFolder, 'package.json'), 'utf8');
  return (JSON.parse(file) as { readonly version: string }).version;
}
