import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../src/project-folder.js';

/** A page of the project's own set: invented news in a layout that is met on the web. */
export interface FixturePage {
  readonly id: string;
  readonly html: Uint8Array;
  readonly url: string;
  /** The article's main text, without title, by-line, captions and what stands beside it. */
  readonly text: string;
  readonly title: string;
  readonly outlet: string;
  readonly authors: readonly string[];
  readonly publishedAt: string | null;
}

/** Reads the set from the project's folder, also when compiled. */
export function fixturePages(): FixturePage[] {
  const folder = join(projectFolder, 'test', 'fixtures', 'pages');
  const lines = readFileSync(join(folder, 'pages.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const page = JSON.parse(line) as Omit<FixturePage, 'html'> & { readonly file: string };
    const text = readFileSync(join(folder, page.text), 'utf8').trim();
    return { ...page, html: readFileSync(join(folder, page.file)), text };
  });
}
