import { PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import { countOf } from '../../count-of.js';
import { broken, hint, ok, type Finding } from '../../doctor/finding.js';
import { harmlessText } from '../../harmless-text.js';
import { neededPermissions } from '../invite.js';
import type { DiscordApi } from './discord-api.js';

interface ListedServer {
  readonly id: string;
  readonly name: string;
  /** What the bot's roles allow, whatever single channels say, as a number in decimal. */
  readonly permissions: string;
}

const perPage = 200;
/** Told of by name; the others by their number. */
const mostNamed = 10;

/** In which servers the bot lacks a permission that the invite link asks for. */
export async function serverFindings(api: DiscordApi): Promise<readonly Finding[]> {
  const servers = await allServers(api);
  if (servers === null)
    return [hint('servers', 'Discord did not list the servers.', 'Run this again later.')];
  if (servers.length === 0)
    return [hint('servers', 'The bot is in no server yet.', 'Type: npx dateline invite')];
  const lacking = servers.flatMap((server) => {
    const missing = missingPermissions(BigInt(server.permissions));
    return missing.length > 0 ? [{ server, missing }] : [];
  });
  const told = lacking
    .slice(0, mostNamed)
    .map(({ server, missing }) =>
      broken(
        'servers',
        `In “${harmlessText(server.name)}” the bot may not: ${missing.join(', ')}.`,
        'Give it to the bot’s role (Server Settings → Roles), or open the link again that this prints: npx dateline invite',
      ),
    );
  if (lacking.length === 0)
    return [ok('servers', `the bot has its permissions in ${countOf(servers.length, 'server')}`)];
  const rest = lacking.length - told.length;
  return rest > 0 ? [...told, hint('servers', `So it is in ${countOf(rest, 'more server')}.`, null)] : told;
}

async function allServers(api: DiscordApi): Promise<readonly ListedServer[] | null> {
  const servers: ListedServer[] = [];
  for (;;) {
    const after = servers.at(-1)?.id ?? '0';
    const { status, body } = await api.get(`/users/@me/guilds?limit=${perPage}&after=${after}`);
    if (status !== 200 || !Array.isArray(body)) return null;
    servers.push(...(body as readonly ListedServer[]));
    if (body.length < perPage) return servers;
  }
}

/** "View Channel", "Send Messages" … */
function missingPermissions(held: bigint): readonly string[] {
  if (held & PermissionFlagsBits.Administrator) return [];
  const missing = neededPermissions.filter((permission) => !(held & permission));
  return new PermissionsBitField(missing)
    .toArray()
    .map((flag) => flag.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' '));
}
