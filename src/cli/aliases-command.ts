import { Argument, type Command } from 'commander';
import { UsageError } from '../errors.js';
import { harmlessText } from '../harmless-text.js';
import { withoutName } from '../search/alias-groups.js';
import type { AliasGroup } from '../search/alias-table.js';
import { builtInAliases } from '../search/built-in-aliases.js';
import { personAtTerminal, withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { print, printJson } from './output.js';

type Action = 'list' | 'add' | 'remove';

export function addAliasesCommand(program: Command): void {
  withSharedOptions(program.command('aliases'))
    .description('list names that mean the same; add a group of them; remove one')
    .addArgument(new Argument('[action]', 'what to do').choices(['list', 'add', 'remove']).default('list'))
    .argument('[names]', 'to add: "PKK = Kurdistan Workers\' Party"; to remove: one name')
    .action(async (action: Action, names: string | undefined, options: SharedOptions) => {
      if (action === 'list') await listGroups(names, options);
      else if (action === 'add') await addGroup(names, options);
      else await removeName(names, options);
    });
}

async function listGroups(names: string | undefined, options: SharedOptions): Promise<void> {
  if (names !== undefined) throw new UsageError('The list takes no names: dateline aliases list');
  const own = await withDesk(options, (desk) => desk.aliases(options.collection));
  if (options.json) {
    for (const group of own) printJson({ names: group, builtIn: false });
    for (const group of builtInAliases) printJson({ names: group, builtIn: true });
    return;
  }
  const lines = own.length > 0 ? own.map(lineOf) : ['None yet: dateline aliases add "NAME = OTHER NAME"'];
  print(
    [`Of ${options.collection}:`, ...lines, '', 'Of every archive:', ...builtInAliases.map(lineOf)].join(
      '\n',
    ),
  );
}

async function addGroup(names: string | undefined, options: SharedOptions): Promise<void> {
  const group = (names ?? '').split('=');
  if (group.length < 2) {
    throw new UsageError('Give names that mean the same: dateline aliases add "NAME = OTHER NAME"');
  }
  const kept = await withDesk(options, async (desk) =>
    desk.setAliases(
      options.collection,
      [...(await desk.aliases(options.collection)), group],
      personAtTerminal(),
    ),
  );
  // Its group comes last, whether new or another grown by it.
  const [added = []] = kept.slice(-1);
  if (options.json) printJson({ names: added, builtIn: false });
  else print(lineOf(added));
}

async function removeName(name: string | undefined, options: SharedOptions): Promise<void> {
  if (name === undefined) throw new UsageError('Give the name to remove: dateline aliases remove "NAME"');
  const kept = await withDesk(options, async (desk) =>
    desk.setAliases(
      options.collection,
      withoutName(await desk.aliases(options.collection), name),
      personAtTerminal(),
    ),
  );
  if (options.json) printJson({ removed: name, groups: kept.length });
  else print(`Removed "${harmlessText(name)}".`);
}

function lineOf(group: AliasGroup): string {
  return group.join(' = ');
}
