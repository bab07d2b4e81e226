/**
 * Takes the pictures of the README: the real bot answers on a loopback Discord, over invented articles, and Chromium
 * shows what it sends as Discord would. `npm run build && node dist/bench/pictures.js`; CHROMIUM names the program where
 * it is not called chromium.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../src/config.js';
import { pageHtml } from '../src/chat/page/page-html.js';
import { openPicturedNewsroom } from './pictures/pictured-newsroom.js';
import { scenes } from './pictures/scenes.js';
import { takePicture } from './pictures/take-picture.js';

/** Of a chat beside the list of channels, and of a telephone. */
const widths = { wide: 620, narrow: 360 } as const;

const folder = await mkdtemp(join(tmpdir(), 'dateline-pictures-'));
const newsroom = await openPicturedNewsroom(folder);
try {
  for (const { name, width, show } of scenes) {
    const html = await show(newsroom);
    const file = join(projectFolder, 'bench', 'pictures', `${name}.png`);
    await takePicture(pageHtml(name, html, 'dark'), file, widths[width], process.env['CHROMIUM'] ?? null);
    console.log(file);
  }
} finally {
  await newsroom.close();
  await rm(folder, { recursive: true, force: true });
}
