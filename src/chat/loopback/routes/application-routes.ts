import { apiApplication, apiGuild, apiMember, apiOwnGuild, apiUser } from '../api-objects.js';
import type { CommandRegistry } from '../command-registry.js';
import { withoutLocalizations } from '../without-localizations.js';
import { DiscordRefusal, unavailable } from '../discord-refusal.js';
import type { World } from '../world.js';
import type { Route } from './route.js';

const ok = (body: unknown) => ({ status: 200, body });

const listed = (commands: readonly object[], query: URLSearchParams): unknown =>
  query.get('with_localizations') === 'true' ? commands : withoutLocalizations(commands);

/** Who the bot is, where it is, and its commands. */
export function applicationRoutes(
  world: World,
  commands: CommandRegistry,
  gatewayUrl: () => string,
): readonly Route[] {
  const application = () => apiApplication(world.bot, world.guilds.size);
  const ours = (id: string | undefined) => {
    if (id !== world.bot.id)
      throw new DiscordRefusal(
        403,
        20_012,
        'You are not authorized to perform this action on this application',
      );
  };
  const guildOf = (id: string | undefined) => {
    const guild = world.guilds.get(id ?? '');
    if (!guild) throw new DiscordRefusal(404, 10_004, 'Unknown Guild');
    if (!guild.isAvailable) throw unavailable();
    return guild;
  };
  return [
    {
      method: 'GET',
      pattern: '/gateway/bot',
      handle: () =>
        ok({
          url: gatewayUrl(),
          shards: 1,
          session_start_limit: { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 },
        }),
    },
    { method: 'GET', pattern: '/users/@me', handle: () => ok(apiUser(world.bot)) },
    {
      method: 'GET',
      pattern: '/users/@me/guilds',
      handle: ({ query }) => {
        const after = BigInt(query.get('after') ?? '0');
        const guilds = [...world.guilds.values()].filter(({ id }) => BigInt(id) > after);
        return ok(
          guilds.slice(0, Number(query.get('limit') ?? 200)).map((guild) => apiOwnGuild(guild, world.bot.id)),
        );
      },
    },
    {
      method: 'GET',
      pattern: '/users/:user',
      handle: (_request, { user }) => {
        const found = world.users.get(user ?? '');
        if (!found) throw new DiscordRefusal(404, 10_013, 'Unknown User');
        return ok(apiUser(found));
      },
    },
    { method: 'GET', pattern: '/applications/@me', handle: () => ok(application()) },
    { method: 'GET', pattern: '/oauth2/applications/@me', handle: () => ok(application()) },
    {
      method: 'GET',
      pattern: '/applications/:application/commands',
      handle: ({ query }, { application: id }) => {
        ours(id);
        return ok(listed(commands.list(null), query));
      },
    },
    {
      method: 'PUT',
      pattern: '/applications/:application/commands',
      handle: ({ body }, { application: id }) => {
        ours(id);
        return ok(commands.overwrite(null, body));
      },
    },
    {
      method: 'GET',
      pattern: '/applications/:application/guilds/:guild/commands',
      handle: ({ query }, { application: id, guild }) => {
        ours(id);
        return ok(listed(commands.list(guildOf(guild).id), query));
      },
    },
    {
      method: 'PUT',
      pattern: '/applications/:application/guilds/:guild/commands',
      handle: ({ body }, { application: id, guild }) => {
        ours(id);
        return ok(commands.overwrite(guildOf(guild).id, body));
      },
    },
    {
      method: 'GET',
      pattern: '/guilds/:guild',
      handle: (_request, { guild }) => ok(apiGuild(guildOf(guild))),
    },
    {
      method: 'GET',
      pattern: '/guilds/:guild/members/:user',
      handle: (_request, { guild, user }) => {
        const member = guildOf(guild).members.get(user ?? '');
        if (!member) throw new DiscordRefusal(404, 10_007, 'Unknown Member');
        return ok(apiMember(member));
      },
    },
  ];
}
