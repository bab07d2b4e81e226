import { trialNote } from '../chat-html.js';
import { element, escapeHtml } from '../html.js';
import { headHtml } from '../page-head.js';
import type { TokenVerdict } from './check-token.js';

/** What the page says of what was done last; all null at first. */
export interface SetupState {
  readonly token: string;
  readonly verdict: TokenVerdict | null;
  readonly invite: string | null;
  /** A sentence: what was written, or why not. */
  readonly note: string | null;
}

/** The way from the trial to Discord, step by step. Its script only keeps the page as light or dark as the trial. */
export function setupHtml(state: SetupState): string {
  const steps = [
    `In the ${link('https://discord.com/developers/applications', 'Developer Portal')} make an application. Under “Bot” reset the token and copy it. Leave the three privileged intents off.`,
    tokenForm(state),
    inviteStep(state),
    `End this trial with Ctrl-C and start again with ${element('code', {}, 'npm start')}.`,
  ];
  const theme = element(
    'button',
    { type: 'button', id: 'theme', class: 'plain', 'aria-label': 'Light or dark', title: 'Light or dark' },
    '◐',
  );
  const main = [
    element('div', { class: 'title' }, element('h1', {}, 'On to Discord') + theme),
    element('ol', {}, steps.map((step) => element('li', {}, step)).join('')),
  ];
  const script = element('script', { type: 'module', src: 'browser/setup.js' }, '');
  const body =
    trialNote({ href: './', label: '← Back to the trial' }) +
    element('main', { class: 'setup' }, main.join(''));
  return `<!doctype html>${element(
    'html',
    { lang: 'en' },
    headHtml('Dateline – on to Discord', ['chat', 'setup'], script) +
      element('body', { class: 'setup-page' }, body),
  )}`;
}

function tokenForm({ token, verdict, note }: SetupState): string {
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
      'aria-describedby': 'token-note',
    },
    '',
  );
  const buttons =
    element('button', { name: 'do', value: 'write', class: 'style-primary' }, 'Write it into .env') +
    element('button', { name: 'do', value: 'check' }, 'Ask Discord whether it takes it');
  const words = [verdictWords(verdict), note ?? ''].filter(Boolean).join(' ');
  const held = [
    element('label', { for: 'token' }, 'Paste the token of your bot.'),
    field,
    element(
      'small',
      { id: 'token-note' },
      'It stays on this machine. Only the second button sends it anywhere: to Discord, which it is for.',
    ),
    element('div', { class: 'buttons' }, buttons),
    element('p', { role: 'status' }, escapeHtml(words)),
  ];
  return element('form', { method: 'post', action: 'setup', enctype: 'multipart/form-data' }, held.join(''));
}

function inviteStep({ invite }: SetupState): string {
  if (invite === null)
    return 'The link that takes the bot into your server stands here once the token is there.';
  return `${link(invite, 'Take the bot into a server')} that you manage: the link asks for what it needs, and for no more.`;
}

function verdictWords(verdict: TokenVerdict | null): string {
  if (!verdict) return '';
  return verdict.isTaken ? `Discord takes it: it is the token of “${verdict.name}”.` : verdict.reason;
}

function link(href: string, label: string): string {
  return element('a', { href, target: '_blank', rel: 'noreferrer noopener' }, escapeHtml(label));
}
