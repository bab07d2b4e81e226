import { expect } from 'vitest';
import type { ChatMessage } from '../../../src/chat/chat-session.js';
import { showAsDiscord } from '../../discord/discord-markdown-rules.js';
import type { Outcome } from './place.js';

/** What the bot never writes itself, so that it is somebody else's wherever it shows. */
const foreignRules = new Set([
  'everyone',
  'emoji',
  'emoji code',
  'guild navigation',
  'invite',
  'mail or phone link',
  'spoiler',
  'struck out',
  'underline',
  'code block',
  'heading',
]);
/** Of what the bot writes as well, that which is in the hostile texts of the tests. */
const foreignWords =
  /(?<!\\)<(?:@!?1|@!?12|@&3|#4|\/ask:5|t:1700000000:R)>|(?<!\\)\[x\]\(|(?<![(<%/\w])https:\/\/evil\.example/;
/** Bidi controls, and what has no width; joiners belong to emoji and scripts. */
const unseen = /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\u2800]|\p{Cs}/u;

/** Texts in which Discord reads Markdown. */
function markdownIn({ content, embeds }: ChatMessage): readonly string[] {
  return [
    content,
    ...embeds.flatMap(({ title, description, fields }) => [
      title ?? '',
      description ?? '',
      ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
    ]),
  ];
}

/** What of a text is not the bot's doing. */
export function foreignIn(markdown: string): readonly string[] {
  // Inside of bold text and the labels of links is read on; what stands in code is shown as it is.
  const read = markdown
    .replace(/(\\[\s\S])|`[^`\n]+`|\*\*/g, (_, escape: string | undefined) => escape ?? '')
    .replace(/\[((?:\\[\s\S]|[^\]\\])*)\]\(https?:[^)\s]*\)/g, (whole, label: string) =>
      label === 'x' ? whole : label,
    );
  const rules = showAsDiscord(read).rules.filter((rule) => foreignRules.has(rule));
  const words = foreignWords.exec(read)?.[0];
  return [...rules, ...(words === undefined ? [] : [words])];
}

/** That the bot answered in time, with nothing that does anything in Discord but what the bot writes itself. */
export function expectHarmless(outcome: Outcome, given: unknown): void {
  const context = `given ${JSON.stringify(given)}`;
  if (!('messages' in outcome)) {
    expect(unseen.exec(outcome.map(({ name }) => name).join('\n')), context).toBeNull();
    return;
  }
  expect(outcome.acknowledged, context).not.toBe('nothing');
  expect(outcome.messages.length + (outcome.modal ? 1 : 0), context).toBeGreaterThan(0);
  for (const message of outcome.messages) {
    if (message.author !== 'Dateline') continue;
    const shown = markdownIn(message);
    expect(message.pings, context).toEqual([]);
    expect(shown.join('\n'), context).not.toContain('Something went wrong');
    expect(shown.flatMap(foreignIn), `${context}: ${shown.join('\n')}`).toEqual([]);
    const all = [...shown, ...message.embeds.map(({ footer }) => footer?.text ?? '')];
    expect(unseen.exec(all.join('\n'))?.[0], context).toBeUndefined();
  }
}
