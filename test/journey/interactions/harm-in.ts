import type { ChatMessage, ChatReply } from '../../../src/chat/chat-session.js';
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
    // References stand in a block of code, up to the first end of it.
    .replace(/^```(?:bibtex|json)?\n(?:(?!```)[\s\S])*```$/gm, '')
    .replace(/(\\[\s\S])|`[^`\n]+`|\*\*/g, (_, escape: string | undefined) => escape ?? '')
    .replace(/\[((?:\\[\s\S]|[^\]\\])*)\]\(https?:[^)\s]*\)/g, (whole, label: string) =>
      label === 'x' ? whole : label,
    );
  const rules = showAsDiscord(read).rules.filter((rule) => foreignRules.has(rule));
  const words = foreignWords.exec(read)?.[0];
  return [...rules, ...(words === undefined ? [] : [words])];
}

/**
 * What is wrong with what a person is shown: the bot did not answer in time or failed, or something in it does something in
 * Discord that the bot does not write itself.
 * @param given what the bot was given, to find it again
 */
export function harmIn(outcome: Outcome, given: unknown): readonly string[] {
  const problems =
    'messages' in outcome ? harmInReply(outcome) : harmInNames(outcome.map(({ name }) => name));
  return problems.map((problem) => `${problem}, given ${JSON.stringify(given)}`);
}

function harmInReply({ acknowledged, messages, modal }: ChatReply): readonly string[] {
  const said = messages.filter(({ author }) => author === 'Dateline');
  return [
    ...(acknowledged === 'nothing' ? ['not acknowledged'] : []),
    ...(said.length === 0 && !modal ? ['nothing is shown'] : []),
    ...said.flatMap(({ pings }) => pings.map((id) => `notifies ${id}`)),
    ...said.flatMap(harmInMessage),
  ];
}

function harmInMessage(message: ChatMessage): readonly string[] {
  const shown = markdownIn(message);
  const all = [...shown, ...message.embeds.map(({ footer }) => footer?.text ?? '')];
  return [
    ...shown.flatMap((text) => foreignIn(text).map((foreign) => `${foreign} in ${JSON.stringify(text)}`)),
    ...all.filter((text) => text.includes('Something went wrong')),
    ...harmInNames(all),
  ];
}

function harmInNames(texts: readonly string[]): readonly string[] {
  return texts
    .filter((text) => unseen.test(text))
    .map((text) => `unseen characters in ${JSON.stringify(text)}`);
}
