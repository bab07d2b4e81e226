import { trialNote } from '../chat-html.js';
import { element, escapeHtml } from '../html.js';
import type { TokenVerdict } from './check-token.js';

/** What the page says of what was done last; all null at first. */
export interface SetupState {
  readonly token: string;
  readonly verdict: TokenVerdict | null;
  readonly invite: string | null;
  /** A sentence: what was written, or why not. */
  readonly note: string | null;
}

/** The way from the trial to Discord, step by step. It works without a script. */
export function setupHtml({ token, verdict, invite, note }: SetupState): string {
  const steps = [
    `In the ${link('https://discord.com/developers/applications', 'Developer Portal')} make an application. Under “Bot” reset the token and copy it. Leave the three privileged intents off.`,
    tokenForm(token),
    invite === null
      ? 'The link that takes the bot into your server stands here once the token is there.'
      : `${link(invite, 'Take the bot into a server')} that you manage: the link asks for what it needs, and for no more.`,
    `End this trial with Ctrl-C and start again with ${element('code', {}, 'npm start')}.`,
  ];
  const body = [
    trialNote,
    element(
      'main',
      { class: 'setup' },
      element('h1', {}, 'On to Discord') +
        element('p', {}, element('a', { href: './' }, 'Back to the trial')) +
        element(
          'p',
          { role: 'status' },
          escapeHtml([verdictWords(verdict), note ?? ''].filter(Boolean).join(' ')),
        ) +
        element('ol', {}, steps.map((step) => element('li', {}, step)).join('')),
    ),
  ];
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    element('title', {}, 'Dateline – on to Discord'),
    '<link rel="icon" href="data:,">',
    '<link rel="stylesheet" href="style.css">',
    '<link rel="stylesheet" href="chat.css">',
  ];
  return `<!doctype html>${element('html', { lang: 'en' }, element('head', {}, head.join('')) + element('body', { class: 'setup-page' }, body.join('')))}`;
}

function tokenForm(token: string): string {
  const field = element(
    'input',
    {
      id: 'token',
      name: 'token',
      type: 'password',
      value: token,
      required: '',
      maxlength: '200',
      autocomplete: 'off',
      spellcheck: 'false',
    },
    '',
  );
  const held = [
    element('label', { for: 'token' }, 'The token of your bot. It stays on this machine.'),
    field,
    element('button', { name: 'do', value: 'write', class: 'style-primary' }, 'Write it into .env'),
    element('button', { name: 'do', value: 'check' }, 'Ask Discord whether it takes it'),
  ];
  return element(
    'form',
    { method: 'post', action: 'setup', enctype: 'multipart/form-data', class: 'field' },
    held.join(''),
  );
}

function verdictWords(verdict: TokenVerdict | null): string {
  if (!verdict) return '';
  return verdict.isTaken ? `Discord takes it: it is the token of “${verdict.name}”.` : verdict.reason;
}

function link(href: string, label: string): string {
  return element('a', { href, target: '_blank', rel: 'noreferrer noopener' }, escapeHtml(label));
}
