import { element, escapeHtml } from './html.js';

/** The page of the local chat before its script fills it. Style and script are files beside it. */
export function chatHtml({ person, place }: { readonly person: string; readonly place: string }): string {
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    element('title', {}, 'Dateline – local trial'),
    '<link rel="icon" href="data:,">',
    '<link rel="stylesheet" href="style.css">',
    '<link rel="stylesheet" href="chat.css">',
    element('script', { type: 'module', src: 'browser/main.js' }, ''),
  ];
  return `<!doctype html>${element(
    'html',
    { lang: 'en' },
    element('head', {}, head.join('')) +
      element('body', { class: 'chat', 'data-person': person, 'data-place': place }, body),
  )}`;
}

/** It is said on every screen that nothing here is Discord. */
export const trialNote = element(
  'header',
  { class: 'trial' },
  `${element('strong', {}, 'A local trial of Dateline.')} ${escapeHtml('Nothing leaves this machine.')} ${element('a', { href: 'setup' }, 'On to Discord')}`,
);

const body = [
  trialNote,
  element(
    'nav',
    { id: 'places', 'aria-label': 'Servers and direct messages' },
    element(
      'button',
      { type: 'button', id: 'toggle-places', 'aria-expanded': 'false', 'aria-controls': 'place-list' },
      '☰ Places',
    ) + element('div', { id: 'place-list' }, ''),
  ),
  element(
    'main',
    {},
    element(
      'div',
      { class: 'bar' },
      element('h1', { id: 'place-name' }, '') +
        element('label', {}, `You are ${element('select', { id: 'person' }, '')}`) +
        element('button', { type: 'button', id: 'theme', 'aria-label': 'Light or dark' }, '◐'),
    ) +
      element('div', { id: 'messages', role: 'log', 'aria-label': 'Messages', tabindex: '0' }, '') +
      element('p', { id: 'notice', role: 'alert' }, '') +
      element('div', { id: 'composer' }, ''),
  ),
  element('dialog', { id: 'form' }, ''),
].join('');
