import { readFileSync } from 'node:fs';
import { element, escapeHtml } from './html.js';

/** A whole page around HTML, in Discord's looks, that needs nothing from elsewhere. */
export function pageHtml(title: string, body: string, theme: 'dark' | 'light'): string {
  const style = readFileSync(new URL('./style.css', import.meta.url), 'utf8');
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width">`;
  const styled = `<style>${style}</style>`;
  return `<!doctype html>${element(
    'html',
    { lang: 'en', class: theme },
    element('head', {}, head + element('title', {}, escapeHtml(title)) + styled) + element('body', {}, body),
  )}`;
}
