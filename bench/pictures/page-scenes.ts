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

/** Goes to a place of the list, which is folded away on a telephone. */
async function go(page: Page, place: string): Promise<void> {
  const toggle = page.getByRole('button', { name: 'Servers and direct messages' });
  if (await toggle.isVisible()) await toggle.click();
  await page.getByRole('button', { name: place }).click();
  await page.getByRole('heading', { name: place.replace(' ', '') }).waitFor();
}

const question = 'How many people were on the Aurelia when it ran aground?';

/** What the page offers to ask. */
export const picturedQuestions: readonly string[] = [question, 'Who is the harbour master of Penfold?'];

export const pageScenes: readonly PageScene[] = [
  {
    name: 'page-begin',
    async show(page) {
      await page.getByRole('heading', { name: '#news' }).waitFor();
    },
  },
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
      await type(page, `/ask ${question}`);
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
  {
    name: 'page-elsewhere',
    async show(page) {
      await page.keyboard.press('Escape');
      await go(page, '# general');
      await type(page, `/ask ${question}`);
    },
  },
  {
    name: 'page-refused',
    async show(page) {
      await go(page, '# news');
      await page.getByLabel('You are').selectOption({ label: 'ben (member)' });
      await page.getByText('Only you can see this').first().waitFor({ state: 'detached' });
      await field(page).fill('/add url https://penfoldcourier.example/news/aurelia');
      await field(page).press('Enter');
      await page.getByText('Only you can see this').first().waitFor();
    },
  },
  {
    name: 'page-setup',
    async show(page) {
      await page.getByRole('link', { name: /On to Discord/ }).click();
      await page.getByLabel(/token of your bot/).waitFor();
    },
  },
];
