import { InvalidArgumentError, type Command } from 'commander';
import { UsageError } from '../errors.js';
import { print, printJson } from './output.js';

interface InviteOptions {
  readonly application?: string;
  readonly json?: true;
}

export function addInviteCommand(program: Command): void {
  program
    .command('invite')
    .description('print the link that takes the bot into a server, with the permissions that it needs')
    .option(
      '--application <id>',
      'id of your application, where DISCORD_TOKEN does not say it',
      parseApplication,
    )
    .option('--json', 'print one JSON object')
    .action(async ({ application, json }: InviteOptions) => {
      // discord.js takes a third of a second to load.
      const { applicationOf, inviteLink } = await import('../discord/invite.js');
      const id = application ?? applicationOf(process.env['DISCORD_TOKEN']?.trim() ?? '');
      if (id === null) {
        throw new UsageError(
          'DISCORD_TOKEN does not say whose token it is: set it in .env as Discord gives it, or name your application with --application ID (Developer Portal → General Information).',
        );
      }
      const link = inviteLink(id);
      if (json) printJson({ application: id, link });
      else print(link);
    });
}

function parseApplication(text: string): string {
  if (!/^\d{17,20}$/.test(text)) throw new InvalidArgumentError('It is a number of 17 to 20 digits.');
  return text;
}
