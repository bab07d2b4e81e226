import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../../bench/pictures/find-chromium.js';
import { pressHouse } from '../newsroom-stage.js';

import { addWindmill, windmill } from '../windmill.js';
import { browse, launchBrowser, type BrowsedChat } from './page-stage.js';

const chromium = findChromium();
const { question } = windmill;

const house = pressHouse();
let browser: Browser;
let chat: BrowsedChat;
let page: Page;

beforeAll(async () => {
  if (chromium === null) return;
  browser = await launchBrowser(chromium);
  const room = await house.open();
  const { ana, ben } = room.people;
  await addWindmill(room);
  for (const user of [ana, ben]) room.loopback.addMember(room.elsewhere.id, user, 'member');
  const people = [
    { user: ana, standing: 'moderator' },
    { user: ben, standing: 'member' },
  ] as const;
  chat = await browse(browser, room, people, { size: { width: 360, height: 740 }, questions: [question] });
  ({ page } = chat);
});
afterAll(async () => {
  await chat?.close();
  await browser?.close();
});

const focused = (): Promise<string> =>
  page.evaluate('document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent');

/** Goes to a control as one does without a pointer. */
async function tabTo(name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    const here = await focused();
    if (here === name) return;
    passed.push(here.slice(0, 40));
    await page.keyboard.press(key);
  }
  throw new Error(`No Tab leads to ${name}, but to ${passed.join(', ')}.`);
}

const newest = (): Promise<string> => page.locator('#messages .box').last().innerText();

describe.skipIf(chromium === null)('by the keyboard alone, on a telephone (in Chromium)', () => {
  it('asks what is offered to begin with', async () => {
    await page.getByRole('heading', { name: '#news' }).waitFor();
    await tabTo(question, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect.poll(newest, { timeout: 10_000 }).toContain('used /ask');
    await expect.poll(newest, { timeout: 10_000 }).toMatch(/Answer \w{8}/);
  });

  it('presses a button of the answer, which keeps the focus', async () => {
    await tabTo('Sources');
    await page.keyboard.press('Enter');
    await expect.poll(newest, { timeout: 10_000 }).toContain('Only you can see this');
    expect(await focused()).toBe('Sources');
  });

  it('goes to another server by the list of places, which Escape closes', async () => {
    await tabTo('Servers and direct messages', 'Shift+Tab');
    await page.keyboard.press('Enter');
    const general = page.getByRole('button', { name: '# general' });
    await general.waitFor();
    await page.keyboard.press('Escape');
    expect(await general.isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    await tabTo('# general', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '#general' }).waitFor();
    expect(await general.isVisible()).toBe(false);
    expect(await page.locator('#messages .box').count()).toBe(0);
  });

  it('becomes somebody else', async () => {
    await page.getByLabel('You are').focus();
    await page.keyboard.press('ArrowDown');
    await expect
      .poll(() => page.getByLabel('You are').locator('option:checked').innerText())
      .toMatch(/member/);
    expect(chat.complaints).toEqual([]);
  });
});
