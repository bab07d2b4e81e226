import { element, escapeHtml } from './html.js';

/** Style sheets beside the page; `style` is on every page. */
export type StyleSheet = 'message' | 'chat' | 'places' | 'composer' | 'dialogs' | 'setup';

/** The head of a page that is made of files beside it. @param more HTML of its own */
export function headHtml(title: string, sheets: readonly StyleSheet[], more: string): string {
  const links = ['style', ...sheets].map((name) => `<link rel="stylesheet" href="${name}.css">`);
  const held = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    element('title', {}, escapeHtml(title)),
    // Browsers ask for an icon unless the page names one.
    '<link rel="icon" href="data:,">',
    ...links,
    more,
  ];
  return element('head', {}, held.join(''));
}
