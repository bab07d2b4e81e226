/**
 * Takes the pictures of the README: the real bot answers on a loopback Discord, over invented articles, and Chromium
 * shows what it sends as Discord would, and the page of the local chat, on a desktop and a telephone, dark and light.
 * `npm run screenshots`; CHROMIUM names the program where it is not called chromium.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openChatPage } from '../src/chat/page/chat-page.js';
import { pageHtml } from '../src/chat/page/page-html.js';
import { setupRoutes } from '../src/chat/page/setup/setup-routes.js';
import { projectFolder } from '../src/project-folder.js';
import { createLogger } from '../src/logger.js';
import { pageScenes, picturedQuestions } from './pictures/page-scenes.js';
import { openPicturedNewsroom, type PicturedNewsroom } from './pictures/pictured-newsroom.js';
import { scenes } from './pictures/scenes.js';
import { launchChromium, openWindow, takePicture } from './pictures/take-picture.js';

/** Of a chat beside the list of channels, and of a telephone. */
const widths = { wide: 620, narrow: 360 } as const;
const sizes = { desktop: { width: 1000, height: 720 }, phone: { width: 360, height: 720 } } as const;

const picture = (name: string): string => join(projectFolder, 'bench', 'pictures', `${name}.png`);

/** A newsroom of its own for what is done: nothing is there from before. */
async function inNewsroom(work: (newsroom: PicturedNewsroom) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-pictures-'));
  const newsroom = await openPicturedNewsroom(folder);
  try {
    await work(newsroom);
  } finally {
    await newsroom.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function pictureMessages(newsroom: PicturedNewsroom): Promise<void> {
  for (const { name, width, show } of scenes) {
    const html = await show(newsroom);
    await takePicture(browser, pageHtml(name, html, 'dark'), picture(name), widths[width]);
    console.log(picture(name));
  }
}

async function picturePage(
  { loopback, world }: PicturedNewsroom,
  device: keyof typeof sizes,
  colours: 'dark' | 'light',
): Promise<void> {
  const chat = await openChatPage({
    loopback,
    world,
    logger: createLogger('warn'),
    questions: picturedQuestions,
    routes: setupRoutes(),
  });
  const page = await openWindow(browser, sizes[device], colours);
  await page.goto(chat.address);
  for (const { name, show } of pageScenes) {
    const file = picture(`${name}-${device}-${colours}`);
    await show(page);
    await page.screenshot({ path: file });
    console.log(file);
  }
  await page.context().close();
  await chat.close();
}

const browser = await launchChromium();
try {
  await inNewsroom(pictureMessages);
  for (const colours of ['dark', 'light'] as const) {
    for (const device of ['desktop', 'phone'] as const) {
      await inNewsroom((newsroom) => picturePage(newsroom, device, colours));
    }
  }
} finally {
  await browser.close();
}
