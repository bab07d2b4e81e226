import { readFileSync } from 'node:fs';
import type { PageRoute } from './page-server.js';

/** The modules of the page, as `npm run build` makes them from `browser/`. */
const modules = [
  'main',
  'combobox',
  'command-form',
  'composer',
  'element',
  'message-list',
  'message-menu',
  'modal-form',
  'server',
  'side-bar',
  'theme',
] as const;

/** What the page is made of beside its HTML: all of it from this machine. @param folder of its style sheets and built modules */
export function pageFiles(folder: URL): readonly (readonly [string, PageRoute])[] {
  const purifier = new URL('./purify.es.mjs', import.meta.resolve('dompurify'));
  return [
    ['GET style.css', fileRoute(new URL('style.css', folder), 'text/css')],
    ['GET chat.css', fileRoute(new URL('chat.css', folder), 'text/css')],
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
