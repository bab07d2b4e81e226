import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../../bench/pictures/find-chromium.js';
import { setupRoutes } from '../../../src/chat/page/setup/setup-routes.js';
import { pressHouse } from '../newsroom-stage.js';
import { browse, launchBrowser, type BrowsedChat } from './page-stage.js';

const chromium = findChromium();
const application = '1191168914227200001';
const token = `${Buffer.from(application).toString('base64url')}.Gabcde.${'x'.repeat(38)}`;

const house = pressHouse();
let browser: Browser;
let chat: BrowsedChat;
let discord: Server;
let folder: string;
const asked: (string | undefined)[] = [];

beforeAll(async () => {
  if (chromium === null) return;
  folder = await mkdtemp(join(tmpdir(), 'dateline-setup-'));
  discord = createServer((request, response) => {
    asked.push(request.headers.authorization);
    response.end(JSON.stringify({ id: application, name: 'Harbour' }));
  });
  await new Promise<void>((resolve) => discord.listen(0, '127.0.0.1', resolve));
  browser = await launchBrowser(chromium);
  const room = await house.open();
  const api = `http://127.0.0.1:${(discord.address() as AddressInfo).port}`;
  chat = await browse(browser, room, [{ user: room.people.ana, standing: 'admin' }], {
    routes: setupRoutes({ file: join(folder, '.env'), api }),
  });
});
afterAll(async () => {
  await chat?.close();
  await browser?.close();
  discord?.close();
  if (folder) await rm(folder, { recursive: true });
});

describe.skipIf(chromium === null)('the way on to Discord (in Chromium)', () => {
  it('is a link on the trial, refuses what is no token, asks Discord only when told to, and writes .env', async () => {
    const { page } = chat;
    await page.getByRole('button', { name: 'Light or dark' }).click();
    await page.getByRole('link', { name: /On to Discord/ }).click();
    const field = page.getByLabel(/token of your bot/);
    const status = page.getByRole('status');

    await field.fill('none');
    await page.getByRole('button', { name: /Write it/ }).click();
    await expect.poll(() => status.innerText()).toContain('That is no token of a bot');
    await field.fill(token);
    await page.getByRole('button', { name: /Write it/ }).click();
    await expect.poll(() => status.innerText()).toContain(join(folder, '.env'));
    expect(await readFile(join(folder, '.env'), 'utf8')).toBe(`DISCORD_TOKEN=${token}\n`);
    const invite = page.getByRole('link', { name: /Take the bot/ });
    expect(await invite.getAttribute('href')).toContain(application);
    expect(asked).toEqual([]);

    await page.getByRole('button', { name: /Ask Discord/ }).click();
    await expect.poll(() => status.innerText()).toContain('the token of “Harbour”');
    expect(asked).toEqual([`Bot ${token}`]);

    // As light or dark as was chosen on the trial.
    expect(await page.evaluate('document.documentElement.className')).toMatch(/^(dark|light)$/);
    await page.getByRole('link', { name: /Back to the trial/ }).click();
    await page.getByLabel(/^Message, \/ for commands/).waitFor();
    expect(chat.complaints).toEqual([]);
  });
});
