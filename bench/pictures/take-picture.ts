import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { findChromium } from './find-chromium.js';
import { SetupError } from '../../src/errors.js';

/** Sharp on a good screen, and not too large for a README. */
const deviceScaleFactor = 1.5;

/** @throws SetupError where no Chromium is found */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath !== null) return chromium.launch({ executablePath, args: ['--no-sandbox'] });
  throw new SetupError('There is no Chromium: install it, or set CHROMIUM to its program.');
}

/** Of a window, in CSS pixels. */
export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

/** A window in one of the two colour schemes. */
export async function openWindow(
  browser: Browser,
  viewport: WindowSize,
  colorScheme: 'dark' | 'light',
): Promise<Page> {
  const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor });
  return context.newPage();
}

/** A picture of a page of HTML, as high as it is. */
export async function takePicture(
  browser: Browser,
  html: string,
  file: string,
  width: number,
): Promise<void> {
  const page = await openWindow(browser, { width, height: 300 }, 'dark');
  await page.setContent(html);
  await page.locator('body').screenshot({ path: file });
  await page.context().close();
}
