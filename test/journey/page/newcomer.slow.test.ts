import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../../bench/pictures/find-chromium.js';
import { pressHouse, type Newsroom } from '../newsroom-stage.js';
import { putSecondQuay } from '../second-quay.js';
import { browse, launchBrowser, type BrowsedChat } from './page-stage.js';

const chromium = findChromium();

const house = pressHouse();
let browser: Browser;
let room: Newsroom;
let chat: BrowsedChat;
let page: Page;
let folder: string;

const hostile = `<script>document.title = 'taken'</script><img src=x onerror="document.title='taken'">`;

beforeAll(async () => {
  if (chromium === null) return;
  folder = await mkdtemp(join(tmpdir(), 'dateline-page-'));
  browser = await launchBrowser(chromium);
  room = await house.open();
  const { ana, ben } = room.people;
  room.loopback.addMember(room.elsewhere.id, ana, 'moderator');
  room.loopback.addMember(room.elsewhere.id, ben, 'member');
  chat = await browse(browser, room, [
    { user: ana, standing: 'moderator' },
    { user: ben, standing: 'member' },
  ]);
  ({ page } = chat);
});
afterAll(async () => {
  await chat?.close();
  await browser?.close();
  if (folder) await rm(folder, { recursive: true });
});

const field = (): Locator => page.getByLabel(/^Message, \/ for commands/);
const newest = (): Locator => page.locator('#messages .box').last();

async function type(line: string): Promise<void> {
  await field().fill(line);
  await field().press('Enter');
}

/** Opens a command from the list and gives its form. */
async function command(name: string): Promise<Locator> {
  await field().fill(`/${name}`);
  await page.getByRole('option', { name: new RegExp(`^/${name} `) }).click();
  return page.getByRole('form', { name: `/${name}` });
}

// Where no Chromium is found these are skipped, and the name says so.
describe.skipIf(chromium === null)('a newcomer on the page (in Chromium)', () => {
  it('adds a link, and asks about it', async () => {
    const site = await house.site();
    const url = putSecondQuay(site);
    const form = await command('add url');
    await form.getByLabel('url').fill(url);
    await form.getByRole('button', { name: 'Send' }).click();
    await expect
      .poll(() => newest().innerText(), { timeout: 20_000 })
      .toContain('Odenvik gets a second quay');
    await type('/ask What will the second quay cost?');
    await expect.poll(() => newest().innerText(), { timeout: 10_000 }).toContain('9 million crowns');
    const link = newest()
      .getByRole('link', { name: /Tide|quay/ })
      .first();
    expect(await link.getAttribute('href')).toContain('#:~:text=');
  });

  it('reads its sources, and cites them as BibTeX', async () => {
    await newest().getByRole('button', { name: 'Sources' }).click();
    await expect.poll(() => newest().innerText()).toContain('Only you can see this');
    await newest().getByRole('button', { name: 'BibTeX' }).click();
    await expect.poll(() => newest().innerText()).toContain('@');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      newest()
        .getByRole('link', { name: /\.bib$/ })
        .click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.bib$/);
  });

  it('adds a text by a form, of which nothing runs', async () => {
    await command('add text');
    const form = page.getByRole('dialog');
    const fields = form.getByRole('textbox');
    await fields.first().fill(`The lamp of Ganda ${hostile}`);
    await form
      .locator('textarea')
      .fill(
        `The lamp of Ganda was lit again on Sunday ${hostile}, the keeper Ole Brask said. It had been dark since May.`,
      );
    await form.getByRole('button', { name: 'Send' }).click();
    await expect.poll(() => newest().innerText(), { timeout: 20_000 }).toContain('The lamp of Ganda');
    await type('/ask When was the lamp of Ganda lit again?');
    await expect.poll(() => newest().innerText(), { timeout: 10_000 }).toContain('on Sunday');
    expect(await page.title()).toBe('Dateline – local trial');
    expect(await page.locator('#messages img, #messages script').count()).toBe(0);
  });

  it('adds a file, and asks about it', async () => {
    const file = join(folder, 'ferry.txt');
    await writeFile(
      file,
      'Ferry stops\n\nThe ferry to Halm stops running on 3 April, the harbour office said. It was the last one.',
    );
    const form = await command('add file');
    await form.getByLabel('file').setInputFiles(file);
    await form.getByRole('button', { name: 'Send' }).click();
    await expect.poll(() => newest().innerText(), { timeout: 20_000 }).toMatch(/Added|passage/);
    await type('/ask When does the ferry to Halm stop running?');
    await expect.poll(() => newest().innerText(), { timeout: 10_000 }).toContain('3 April');
  });

  it('is told how to ask where a message is not for the bot', async () => {
    await type('When does the ferry to Halm stop running?');
    await expect.poll(() => page.getByRole('alert').first().innerText()).toContain('/ask');
    await expect.poll(() => newest().innerText()).toContain('stop running?');
  });

  it('is told where nothing is found', async () => {
    await type('/ask Who won the chess championship of Peru?');
    await expect.poll(() => newest().innerText(), { timeout: 10_000 }).toMatch(/nothing/i);
  });

  it('writes a message, and has it checked from its menu by the keyboard alone', async () => {
    await type('The second quay of Odenvik will cost 4 million crowns.');
    await expect.poll(() => newest().innerText()).toContain('4 million');
    await newest().locator('.menu-button').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Check this' }).waitFor();
    while ((await page.evaluate('document.activeElement?.textContent')) !== 'Check this') {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await expect.poll(() => newest().innerText(), { timeout: 10_000 }).toContain('9 million crowns');
  });

  it('asks the bot by its name, and opens a thread on the answer', async () => {
    await type('@Dateline When does work on the second quay begin?');
    await expect.poll(() => newest().innerText(), { timeout: 10_000 }).toContain('in May');
    await newest().hover();
    await newest().locator('.content, .description').first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Open a thread' }).click();
    await expect.poll(() => page.locator('#place-name').innerText()).toMatch(/^↳ /);
    await type('/ask And what does it cost?');
    await expect.poll(() => newest().innerText(), { timeout: 10_000 }).toContain('9 million crowns');
  });

  it('sees as the other server nothing of it', async () => {
    await page.getByRole('button', { name: '# general' }).click();
    await expect.poll(() => page.locator('#place-name').innerText()).toContain('general');
    await type('/ask What will the second quay cost?');
    await expect.poll(() => newest().innerText(), { timeout: 10_000 }).not.toContain('9 million');
    await expect.poll(() => newest().innerText(), { timeout: 10_000 }).toMatch(/nothing/i);
  });

  it('is refused as a member who may not add', async () => {
    await page.getByRole('button', { name: '# news' }).click();
    await page.getByLabel('You are').selectOption(room.people.ben.id);
    await expect.poll(() => page.locator('#place-name').innerText()).toContain('news');
    const form = await command('add url');
    await form.getByLabel('url').fill('https://tide.news.example/quay');
    await form.getByRole('button', { name: 'Send' }).click();
    await expect.poll(() => newest().innerText(), { timeout: 10_000 }).toContain('Manage Messages');
    expect(await newest().innerText()).toContain('Only you can see this');
    // A command that a member does not have is no message to all.
    await type('/settings');
    await expect.poll(() => page.getByRole('alert').first().innerText()).toContain('no command /settings');
    expect(await field().inputValue()).toBe('/settings');
    await field().fill('');
    await page.getByLabel('You are').selectOption(room.people.ana.id);
    await expect.poll(() => page.locator('#messages').innerText()).not.toContain('Manage Messages');
  });

  it('completes an option while it is typed, by the keyboard alone', async () => {
    await field().focus();
    await page.keyboard.type('/ask');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '+ outlet' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Ti');
    await page.getByRole('option', { name: /Tide/ }).waitFor();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('combobox', { name: 'outlet' }).inputValue()).toContain('Tide');
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement?.tagName')).toBe('TEXTAREA');
  });

  it('never had anything to complain of', () => {
    expect(chat.complaints).toEqual([]);
  });
});
