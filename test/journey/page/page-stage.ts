import { chromium, type Browser, type Page } from 'playwright-core';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { openChatPage, type ChatPage, type ChatPageOptions } from '../../../src/chat/page/chat-page.js';
import type { TrialPerson } from '../../../src/chat/trial-world.js';
import { projectFolder } from '../../../src/project-folder.js';
import { createPlainLogger } from '../../../src/plain-logger.js';
import type { Newsroom } from '../newsroom-stage.js';

/** The page as `npm run build` made it. */
const files = pathToFileURL(join(projectFolder, 'dist', 'src', 'chat', 'page', '/'));

/** The local chat of a newsroom in a real browser. */
export interface BrowsedChat {
  readonly served: ChatPage;
  readonly page: Page;
  /** What the browser complained of: errors of scripts, and what the policy kept back. */
  readonly complaints: string[];
  close(): Promise<void>;
}

export interface BrowseOptions {
  /** Of the window, in CSS pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  readonly routes?: ChatPageOptions['routes'];
  readonly questions?: readonly string[];
}

/** A browser that reaches nothing but this machine. */
export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
}

export async function browse(
  browser: Browser,
  room: Newsroom,
  people: readonly TrialPerson[],
  { size = { width: 1100, height: 800 }, routes = new Map(), questions = [] }: BrowseOptions = {},
): Promise<BrowsedChat> {
  const { loopback, server, elsewhere } = room;
  const world = { home: server, elsewhere, people };
  const served = await openChatPage({
    loopback,
    world,
    logger: createPlainLogger('silent'),
    files,
    routes,
    questions,
  });
  const context = await browser.newContext({ viewport: size });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.goto(served.address);
  return {
    served,
    page,
    complaints,
    async close() {
      await context.close();
      await served.close();
    },
  };
}
