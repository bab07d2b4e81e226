import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setupRoutes } from '../../../src/chat/page/setup/setup-routes.js';
import { findChromium } from '../../../bench/pictures/find-chromium.js';
import { pressHouse, type Newsroom } from '../newsroom-stage.js';
import { browse, launchBrowser, type BrowsedChat } from './page-stage.js';

const chromium = findChromium();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const house = pressHouse();
let browser: Browser;
let room: Newsroom;
const opened: BrowsedChat[] = [];

beforeAll(async () => {
  if (chromium === null) return;
  browser = await launchBrowser(chromium);
  room = await house.open();
});
afterAll(async () => {
  for (const chat of opened) await chat.close();
  await browser?.close();
});

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe-core has against the page as it is now. Its script is run past the page's policy, which would keep it out. */
async function violations(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe });
  const { result } = await session.send('Runtime.evaluate', {
    expression: 'axe.run(document).then(({ violations }) => JSON.stringify(violations))',
    awaitPromise: true,
  });
  await session.detach();
  const found = JSON.parse(String(result.value)) as readonly Violation[];
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary ?? ''}`),
  );
}

const sizes = [
  ['a desktop', { width: 1100, height: 800 }],
  ['a telephone', { width: 360, height: 740 }],
] as const;

describe.skipIf(chromium === null)('axe-core finds nothing (in Chromium)', () => {
  describe.each(sizes)('on %s', (_, size) => {
    it.each(['dark', 'light'] as const)('in %s', async (colorScheme) => {
      const people = [{ user: room.people.ana, standing: 'moderator' }] as const;
      const chat = await browse(browser, room, people, { size, routes: setupRoutes() });
      opened.push(chat);
      const { page } = chat;
      await page.emulateMedia({ colorScheme });
      const field = page.getByLabel(/^Message, \/ for commands/);
      await field.waitFor();
      expect(await violations(page)).toEqual([]);

      await field.fill('/');
      await page.getByRole('option', { name: /^\/ask / }).waitFor();
      expect(await violations(page)).toEqual([]);

      await field.fill('/ask Who commands the Aurelia?');
      await field.press('Enter');
      await expect.poll(() => page.locator('#messages .box').count(), { timeout: 10_000 }).toBeGreaterThan(0);
      await expect
        .poll(() => page.locator('#messages .embed').count(), { timeout: 10_000 })
        .toBeGreaterThan(0);
      expect(await violations(page)).toEqual([]);

      await page.locator('.menu-button').last().click({ force: true });
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');

      await field.fill('/settings');
      await field.press('Enter');
      await field.fill('/add text');
      await field.press('Enter');
      await page.getByRole('dialog').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');

      // At this width nothing is cut off sideways.
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(overflow).toBeLessThanOrEqual(0);

      await page.goto(new URL('setup', chat.served.address).href);
      expect(await violations(page)).toEqual([]);
      expect(chat.complaints).toEqual([]);
    });
  });
});
