import type { Page } from 'playwright-core';

/** A picture of the page of the local chat: what is done before it is taken. */
export interface PageScene {
  readonly name: string;
  show(page: Page): Promise<void>;
}

const field = (page: Page) => page.getByLabel(/^Message, \/ for commands/);
const messages = (page: Page) => page.locator('#messages .box');

async function type(page: Page, line: string): Promise<void> {
  const before = await messages(page).count();
  await field(page).fill(line);
  await field(page).press('Enter');
  await messages(page).nth(before).locator('.embed').waitFor();
}

export const pageScenes: readonly PageScene[] = [
  {
    name: 'page-commands',
    async show(page) {
      await field(page).fill('/');
      await page.getByRole('option', { name: /^\/ask / }).waitFor();
    },
  },
  {
    name: 'page-answer',
    async show(page) {
      await type(page, '/ask How many people were on the Aurelia when it ran aground?');
    },
  },
  {
    name: 'page-sources',
    async show(page) {
      await messages(page).last().getByRole('button', { name: 'Sources' }).click();
      await page.getByText('Only you can see this').first().waitFor();
      await messages(page).last().getByRole('button', { name: 'BibTeX' }).click();
      await messages(page).last().getByText('@').first().waitFor();
    },
  },
  {
    name: 'page-menu',
    async show(page) {
      await field(page).fill('The Aurelia ran aground off Tamsin Ford with 130 passengers on board.');
      await field(page).press('Enter');
      await page.getByText('with 130 passengers').waitFor();
      await messages(page).last().locator('.menu-button').click();
      await page.getByRole('menuitem', { name: 'Check this' }).waitFor();
    },
  },
  {
    name: 'page-form',
    async show(page) {
      await page.keyboard.press('Escape');
      await field(page).fill('/add text');
      await field(page).press('Enter');
      await page.getByRole('dialog').waitFor();
    },
  },
];
