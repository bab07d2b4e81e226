import { UserError } from '../../errors.js';
import type { SlashCommand } from '../loopback/slash-command.js';
import { splitValues } from './choose-values.js';

/** What a line typed at the prompt asks for. */
export type TypedLine =
  /** `channel`: back from a thread to its channel. */
  | { readonly kind: 'nothing' | 'list' | 'channel' | 'quit' }
  | { readonly kind: 'pick'; readonly number: number }
  | { readonly kind: 'text'; readonly text: string }
  | {
      /** A plain message into the channel, as people write to each other. */
      readonly kind: 'say';
      readonly text: string;
      /** A path; null where nothing is attached. */
      readonly file: string | null;
      /** The message that it replies to: its id, or the newest of the bot; null: it is no reply. */
      readonly replyTo: string | 'newest' | null;
    }
  | {
      /** Several values, or none, from the menu with this number. */
      readonly kind: 'choose';
      readonly number: number;
      readonly values: readonly string[];
    }
  | {
      /** Opens a thread, and goes there. */
      readonly kind: 'thread';
      readonly name: string;
      /** The message that it begins with: its id, or the newest of the bot. */
      readonly message: string | 'newest';
    }
  | {
      /** What a right click on a message offers. */
      readonly kind: 'menu';
      readonly name: string;
      /** The id of the message, or its link; null: the newest. */
      readonly message: string | null;
    }
  | {
      readonly kind: 'command';
      readonly slash: SlashCommand;
      /** As typed: paths for files, words for numbers and booleans. */
      readonly options: Readonly<Record<string, string>>;
    };

/**
 * Reads a line as Discord's input field does: `/command option:value …`, where words before the first
 * `option:` fill the first required option (or, without one, the first). A number alone picks a button.
 * `/say`, `/reply`, `/choose`, `/menu`, `/thread` and `/channel` stand for what is done in Discord without a slash: to write
 * a message, to reply to one, to choose from a menu, to click on a message, to open a thread, and to leave it.
 * @throws UserError "unknown-command" for a slash with something that is not registered, "unknown-menu"
 */
export function parseLine(
  line: string,
  commands: readonly SlashCommand[],
  menus: readonly string[] = [],
): TypedLine {
  const text = line.trim();
  if (text === '') return { kind: 'nothing' };
  if (/^\[?\d{1,3}\]?$/.test(text)) return { kind: 'pick', number: Number(text.replaceAll(/\D/g, '')) };
  if (!text.startsWith('/')) return { kind: 'text', text };
  const typed = text.slice(1).trim();
  if (typed === '') return { kind: 'list' };
  if (typed === 'quit' || typed === 'exit') return { kind: 'quit' };
  const slash = matchCommand(typed, commands);
  if (!slash) {
    const [, word, rest = ''] = /^(say|reply|choose|menu|thread|channel)(?:\s+(.*))?$/s.exec(typed) ?? [];
    if (word === 'say') return parseMessage(rest, null);
    if (word === 'reply') return parseReply(rest);
    if (word === 'choose') return parseChoice(rest);
    if (word === 'thread') return parseThread(rest);
    if (word === 'channel') return { kind: 'channel' };
    if (word === 'menu') return parseMenu(rest, menus);
    throw unknown(typed, commands);
  }
  return { kind: 'command', slash, options: parseOptions(typed.slice(slash.name.length).trim(), slash) };
}

function parseReply(typed: string): TypedLine {
  const { message, rest } = afterMessage(typed);
  return parseMessage(rest, message);
}

function parseThread(typed: string): TypedLine {
  const { message, rest: name } = afterMessage(typed);
  if (name !== '') return { kind: 'thread', name, message };
  throw new UserError('no-name', '/thread needs a name: /thread [ID] NAME.');
}

/** A message by its id or link, and what follows it; where none is named, the newest of the bot. */
function afterMessage(typed: string): { readonly message: string; readonly rest: string } {
  const [, id, rest = ''] = /^(?:(?:\S*\/)?(\d{15,20})(?:\s+|$))?(.*)$/s.exec(typed) ?? [];
  return { message: id ?? 'newest', rest: rest.trim() };
}

function parseChoice(typed: string): TypedLine {
  const [, number, values = ''] = /^\[?(\d{1,3})\]?(?:\s+(.*))?$/s.exec(typed) ?? [];
  if (number !== undefined) return { kind: 'choose', number: Number(number), values: splitValues(values) };
  throw new UserError('no-number', '/choose needs the number of a menu: /choose NUMBER VALUE, VALUE.');
}

function parseMessage(typed: string, replyTo: string | null): TypedLine {
  const [, text = '', file = null] = /^(.*?)(?:(?:^|\s)file:\s*(.+))?$/s.exec(typed) ?? [];
  if (text.trim() === '' && file === null) {
    const usage = replyTo === null ? '/say TEXT [file:PATH]' : '/reply [ID] TEXT [file:PATH]';
    throw new UserError('empty-message', `There must be something to say: ${usage}.`);
  }
  return { kind: 'say', text: text.trim(), file, replyTo };
}

function parseMenu(typed: string, menus: readonly string[]): TypedLine {
  const bare = typed.replace(/^"([^"]*)"/, '$1');
  const name = menus.find((menu) => bare.toLowerCase().startsWith(menu.toLowerCase()));
  const message = bare.slice(name?.length ?? 0).trim();
  if (name === undefined || !/^(?:\S*\d{1,20}\/?)?$/.test(message)) {
    const known = menus.map((menu) => `"${menu}"`).join(', ') || 'none';
    throw new UserError('no-such-menu', `/menu needs a name and, if you like, a message's id: ${known}.`);
  }
  return { kind: 'menu', name, message: /(\d{1,20})\/?$/.exec(message)?.[1] ?? null };
}

/** The longest command name that the text begins with. */
export function matchCommand(typed: string, commands: readonly SlashCommand[]): SlashCommand | undefined {
  return commands
    .filter(({ name }) => typed === name || (typed.startsWith(name) && /\s/.test(typed.charAt(name.length))))
    .sort((left, right) => right.name.length - left.name.length)[0];
}

function parseOptions(text: string, slash: SlashCommand): Record<string, string> {
  const names = slash.options.map((option) => option.name);
  const marks = [...text.matchAll(/(?:^|\s)([^\s:]+):/gu)].filter((match) => names.includes(match[1] ?? ''));
  const options: Record<string, string> = {};
  const leading = text.slice(0, marks[0]?.index ?? text.length).trim();
  const first = slash.options.find((option) => option.required) ?? slash.options[0];
  if (leading !== '') {
    if (!first) {
      throw new UserError('unknown-option', `/${slash.name} takes nothing more: leave "${leading}" out.`);
    }
    options[first.name] = leading;
  }
  for (const [index, mark] of marks.entries()) {
    const value = text.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? text.length).trim();
    if (value !== '') options[mark[1] ?? ''] = value;
  }
  return options;
}

function unknown(typed: string, commands: readonly SlashCommand[]): UserError {
  const word = typed.split(/\s/)[0] ?? '';
  const under = commands.filter(({ name }) => name.startsWith(`${word} `));
  const [what, known] =
    under.length > 0
      ? [`/${word} needs one word more`, under]
      : [`There is no command /${word}`, [...commands, { name: 'quit' }]];
  return new UserError('no-such-command', `${what}: ${known.map(({ name }) => `/${name}`).join(', ')}.`);
}
