import type { Values } from '../locales/wording.js';

/** Commands of the bot that the command line has, too. */
const alike = [
  'add',
  'articles list',
  'articles remove',
  'articles undo',
  'ask',
  'check',
  'feed add',
  'feed list',
  'feed remove',
  'hosts',
  'sources',
] as const;

/** What stands for `{{/ask}}` and the like in sentences at the command line. */
export const commandLineNames: Values = Object.fromEntries(
  alike.map((name) => [`/${name}`, `“dateline ${name}”`]),
);
