import { element, escapeHtml } from './html.js';
import { headHtml } from './page-head.js';

/** The page of the local chat before its script fills it. Style and script are files beside it. */
export function chatHtml({ person, place }: { readonly person: string; readonly place: string }): string {
  const script = element('script', { type: 'module', src: 'browser/main.js' }, '');
  return `<!doctype html>${element(
    'html',
    { lang: 'en' },
    headHtml('Dateline – local trial', ['message', 'chat', 'places', 'composer', 'dialogs'], script) +
      element('body', { class: 'chat', 'data-person': person, 'data-place': place }, body),
  )}`;
}

/** It is said on every screen that nothing here is Discord. @param way where one goes from here */
export function trialNote(way: { readonly href: string; readonly label: string }): string {
  return element(
    'header',
    { class: 'trial' },
    element('strong', {}, 'Local trial of Dateline') +
      element('span', {}, escapeHtml('This is not Discord: it all runs on this machine.')) +
      element('a', { href: way.href }, escapeHtml(way.label)),
  );
}

const togglePlaces = element(
  'button',
  {
    type: 'button',
    id: 'toggle-places',
    class: 'plain',
    'aria-label': 'Servers and direct messages',
    'aria-expanded': 'false',
    'aria-controls': 'places',
  },
  '☰',
);

const bar = element(
  'div',
  { class: 'bar' },
  togglePlaces +
    element('h1', { id: 'place-name' }, '') +
    element('label', {}, `${element('span', {}, 'You are')} ${element('select', { id: 'person' }, '')}`) +
    element(
      'button',
      { type: 'button', id: 'theme', class: 'plain', 'aria-label': 'Light or dark', title: 'Light or dark' },
      '◐',
    ),
);

const body = [
  trialNote({ href: 'setup', label: 'On to Discord →' }),
  element('nav', { id: 'places', 'aria-label': 'Servers and direct messages' }, ''),
  element(
    'main',
    {},
    bar +
      element('div', { id: 'messages', role: 'log', 'aria-label': 'Messages', tabindex: '0' }, '') +
      element('p', { id: 'notice', role: 'alert' }, '') +
      element('div', { id: 'composer' }, ''),
  ),
  element('dialog', { id: 'form' }, ''),
].join('');
