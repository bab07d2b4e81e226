import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Chromium as distributions and Google call it. */
const programs = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];

/** The Chromium of this machine, or null; CHROMIUM names it where it is called otherwise. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM'];
  if (named) return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = programs.flatMap((program) => folders.map((folder) => join(folder, program)));
  return candidates.find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
