import { readFileSync } from 'node:fs';
import { element, escapeHtml } from './html.js';

/** A whole page around HTML, in Discord's looks, that needs nothing from elsewhere. */
export function pageHtml(title: string, body: string, theme: 'dark' | 'light'): string {
  const sheets = ['style.css', 'message.css'].map((name) =>
    readFileSync(new URL(name, import.meta.url), 'utf8'),
  );
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width">`;
  const styled = `<style>${sheets.join('')}</style>`;
  return `<!doctype html>${element(
    'html',
    { lang: 'en', class: theme },
    element('head', {}, head + element('title', {}, escapeHtml(title)) + styled) + element('body', {}, body),
  )}`;
}
