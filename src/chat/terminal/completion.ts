import type { LoopbackSession } from '../loopback/loopback-session.js';
import type { Completer } from './line-reader.js';
import { matchCommand } from './parse-line.js';

/** Tab: names of commands, then of options, then what the bot or the option's choices offer as its value. */
export function completerFor(session: LoopbackSession): Completer {
  return async (line) => {
    if (!line.startsWith('/')) return [[], line];
    const commands = session.slashCommands();
    const typed = line.slice(1);
    const slash = matchCommand(`${typed} `, commands);
    if (!slash || !typed.includes(' ', slash.name.length)) {
      const menus = session.messageMenus().map((name) => `menu ${name}`);
      const names = [...commands.map(({ name }) => name), 'say', 'reply', 'choose', ...menus, 'quit'];
      return [names.filter((name) => name.startsWith(typed)).map((name) => `/${name} `), line];
    }
    const valued = /(?:^|\s)([^\s:]+):([^:]*)$/u.exec(line);
    const option = slash.options.find(({ name }) => name === valued?.[1]);
    if (!valued || !option) {
      const word = /\S*$/.exec(line)?.[0] ?? '';
      const names = slash.options.map(({ name }) => `${name}:`);
      return [names.filter((name) => name.startsWith(word) && !line.includes(` ${name}`)), word];
    }
    const value = valued[2] ?? '';
    if ('autocomplete' in option && option.autocomplete) {
      const offered = await session.autocomplete(slash.name, option.name, value);
      return [offered.map((choice) => String(choice.value)), value];
    }
    const choices = 'choices' in option ? (option.choices ?? []) : [];
    const values = choices.map((choice) => String(choice.value));
    return [values.filter((candidate) => candidate.startsWith(value)), value];
  };
}
