import { UsageError, SetupError } from './errors.js';
import type { Config } from './config.js';

const roles = ['all', 'bot', 'worker'] as const;

/**
 * What a process does of all that is to be done: everything; what needs Discord's gateway, leaving to others what takes long or is
 * due; or that, without the gateway.
 */
export type Role = (typeof roles)[number];

/** @throws UsageError where there is none of that name, SetupError where this one cannot be had with these settings. */
export function readRole(given: string | undefined, { archiveUrl, discordToken }: Config): Role {
  const role = roles.find((each) => each === (given ?? 'all'));
  if (!role) throw new UsageError(`--role "${given}": choose ${roles.join(', ')}.`);
  if (role === 'all') return role;
  if (archiveUrl === null)
    throw new SetupError(
      `--role ${role} needs an archive that processes share: set DATELINE_ARCHIVE=postgres://… (README, "Past one machine"), or start without --role.`,
    );
  if (discordToken === null)
    throw new SetupError(
      `--role ${role} needs DISCORD_TOKEN: set it in .env or the environment; a bot hears by it, and a worker says what feeds and digests bring.`,
    );
  return role;
}
