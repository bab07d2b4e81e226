import { readFileSync } from 'node:fs';
import type { PageRoute } from './page-server.js';

/** The modules of the page, as `npm run build` makes them from `browser/`. */
const modules = [
  'main',
  'attachment-field',
  'combobox',
  'command-form',
  'composer',
  'element',
  'message-list',
  'message-menu',
  'moments',
  'modal-form',
  'server',
  'setup',
  'side-bar',
  'theme',
  'welcome',
] as const;

const sheets = ['style', 'message', 'chat', 'places', 'composer', 'dialogs', 'setup'] as const;

/** What the page is made of beside its HTML: all of it from this machine. @param folder of its style sheets and built modules */
export function pageFiles(folder: URL): readonly (readonly [string, PageRoute])[] {
  const purifier = new URL('./purify.es.mjs', import.meta.resolve('dompurify'));
  return [
    ...sheets.map(
      (name) => [`GET ${name}.css`, fileRoute(new URL(`${name}.css`, folder), 'text/css')] as const,
    ),
    ['GET browser/purify.js', fileRoute(purifier, 'text/javascript')],
    ...modules.map(
      (name) =>
        [
          `GET browser/${name}.js`,
          fileRoute(new URL(`browser/${name}.js`, folder), 'text/javascript'),
        ] as const,
    ),
  ];
}

function fileRoute(path: URL | string, type: string): PageRoute {
  return async () => ({ type, body: readFileSync(path) });
}
