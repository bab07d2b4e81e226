import { Argument, type Command } from 'commander';
import { UsageError } from '../errors.js';
import { withHost, withoutHost } from '../reading/change-host-rules.js';
import type { HostRules } from '../reading/host-rules.js';
import { personAtTerminal, withDesk, withSharedOptions, type SharedOptions } from './command-context.js';
import { print, printJson } from './output.js';

type Action = 'list' | 'allow' | 'deny' | 'reset';

export function addHostsCommand(program: Command): void {
  withSharedOptions(program.command('hosts'))
    .description('from which sites articles are taken: list them, allow or deny one, or forget what was said')
    .addArgument(
      new Argument('[action]', 'what to do').choices(['list', 'allow', 'deny', 'reset']).default('list'),
    )
    .argument('[host]', 'example.com, or *.example.com for everything below it')
    .addHelpText(
      'after',
      '\nOnce a host is allowed, articles are taken from no others. "reset" without a host forgets all.',
    )
    .action(async (action: Action, host: string | undefined, options: SharedOptions) => {
      const change = changeOf(action, host);
      const { collection } = options;
      const rules = await withDesk(options, async (desk) => {
        const before = await desk.hosts(collection);
        return change ? desk.setHosts(collection, change(before), personAtTerminal()) : before;
      });
      if (options.json) printJson(rules);
      else print(linesOf(rules).join('\n'));
    });
}

/** Null where nothing is to be changed. */
function changeOf(action: Action, host: string | undefined): ((rules: HostRules) => HostRules) | null {
  if (action === 'reset') return (rules) => withoutHost(rules, host ?? null);
  if (action === 'list') {
    if (host !== undefined) throw new UsageError('The list takes no host: dateline hosts list');
    return null;
  }
  if (host === undefined) throw new UsageError(`Give a host: dateline hosts ${action} example.com`);
  return (rules) => withHost(rules, action, host);
}

function linesOf({ allow, deny }: HostRules): readonly string[] {
  return [
    ...(allow.length === 0
      ? ['Articles are taken from every site.']
      : ['Articles are taken only from:', ...allow]),
    ...(deny.length === 0 ? [] : ['Never from:', ...deny]),
  ];
}
