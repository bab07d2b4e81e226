import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SetupError } from '../../src/errors.js';

const run = promisify(execFile);

/** Chromium as distributions and Google call it. */
const programs = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];

/** No window, nothing from the network, and one picture for every machine. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--hide-scrollbars',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-device-scale-factor=1.5',
];

/** Writes the height of the page, in CSS pixels, where it can be read from the DOM. */
const measuring = `<script>document.title = String(document.documentElement.getBoundingClientRect().height)</script>`;

/**
 * A picture of a page, as high as the page is.
 * @param chromium the program; null: the first that is found.
 * @param width in CSS pixels.
 * @throws SetupError where no Chromium is found.
 */
export async function takePicture(
  html: string,
  file: string,
  width: number,
  chromium: string | null,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-picture-'));
  const page = join(folder, 'page.html');
  const start = async (...words: readonly string[]) =>
    runFirst(chromium === null ? programs : [chromium], [
      ...flags,
      `--user-data-dir=${join(folder, 'profile')}`,
      ...words,
      `file://${page}`,
    ]);
  try {
    await writeFile(
      page,
      html.replace('</body>', () => `${measuring}</body>`),
    );
    const dom = await start('--dump-dom', `--window-size=${width},600`);
    const height = Math.ceil(Number(/<title>([\d.]+)<\/title>/.exec(dom)?.[1] ?? 600));
    await writeFile(page, html);
    await start(`--screenshot=${file}`, `--window-size=${width},${height}`);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function runFirst(candidates: readonly string[], words: readonly string[]): Promise<string> {
  for (const program of candidates) {
    try {
      return (await run(program, words, { maxBuffer: 2 ** 24 })).stdout;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new SetupError(
    `None of ${candidates.join(', ')} is there: install Chromium, or set CHROMIUM to its program.`,
  );
}
