import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { broken, hint, ok, type Check, type Finding } from '../../doctor/finding.js';
import { applicationOf } from '../invite.js';
import { sameCommands } from '../same-commands.js';
import { DiscordApi, UnreachableError, type ApiReply } from './discord-api.js';
import { intentsFinding } from './intents-finding.js';
import { serverFindings } from './server-findings.js';

export interface DiscordCheckOptions {
  /** Empty: none. */
  readonly token: string;
  /** Where Discord is, as "https://discord.com/api". */
  readonly restApi: string;
  /** As this version registers them. */
  readonly commands: readonly RESTPostAPIApplicationCommandsJSONBody[];
  /** By this machine's clock, in milliseconds since 1970. */
  readonly nowMs: () => number;
}

const portal = 'https://discord.com/developers/applications';
/** Discord does not mind; but a person's ten minutes are counted by two clocks. */
const noticedSkewMs = 5_000;
const wrongSkewMs = 60_000;

/** Whether Discord takes the token, and what it says of the application, its intents, commands and servers. Asked only where there is a token. */
export function checkDiscord(options: DiscordCheckOptions): Check {
  return { name: 'token', run: () => diagnose(options) };
}

async function diagnose({
  token,
  restApi,
  commands,
  nowMs,
}: DiscordCheckOptions): Promise<readonly Finding[]> {
  const newToken = `Copy it again from ${portal} (Bot → Reset Token) into DISCORD_TOKEN in .env.`;
  if (token === '') {
    const fix = 'To serve Discord, put DISCORD_TOKEN into .env (README, "On to Discord").';
    return [hint('token', 'There is none: only the local trial and the command line work.', fix)];
  }
  const application = applicationOf(token);
  if (application === null || token.split('.').length !== 3) {
    return [
      broken(
        'token',
        'DISCORD_TOKEN is not what a token looks like (three parts with dots between them).',
        newToken,
      ),
    ];
  }
  const api = new DiscordApi(token, restApi);
  try {
    const me = await api.get('/users/@me');
    const skew = clockFinding(me, nowMs());
    if (me.status === 401)
      return [broken('token', 'Discord does not accept DISCORD_TOKEN.', newToken), ...skew];
    if (me.status !== 200) return [refused('token', me), ...skew];
    const { username } = me.body as { readonly username: string };
    return [
      ok('token', `Discord takes it: the bot is called ${username}`),
      ...skew,
      ...(await applicationFindings(api)),
      await commandsFinding(api, application, commands),
      ...(await serverFindings(api)),
    ];
  } catch (thrown) {
    if (!(thrown instanceof UnreachableError)) throw thrown;
    const says = `Discord cannot be reached (${thrown.message}), so that the token was not tried.`;
    return [
      broken(
        'network',
        says,
        'Check the network and https://discordstatus.com; to see what is in the way: curl -v https://discord.com/api/v10/gateway',
      ),
    ];
  }
}

async function applicationFindings(api: DiscordApi): Promise<readonly Finding[]> {
  const reply = await api.get('/applications/@me');
  if (reply.status !== 200) return [refused('application', reply)];
  const { id, flags = 0 } = reply.body as { readonly id: string; readonly flags?: number };
  return [ok('application', `${id}; to take it into a server: npx dateline invite`), intentsFinding(flags)];
}

async function commandsFinding(
  api: DiscordApi,
  application: string,
  commands: DiscordCheckOptions['commands'],
): Promise<Finding> {
  const reply = await api.get(`/applications/${application}/commands?with_localizations=true`);
  if (reply.status !== 200) return refused('commands', reply);
  if (sameCommands(commands, reply.body))
    return ok('commands', `all ${commands.length} are registered as this version has them`);
  return hint(
    'commands',
    'Discord knows other commands than this version has: they are registered at the start.',
    'Type: npm start',
  );
}

function clockFinding({ dateMs }: ApiReply, nowMs: number): readonly Finding[] {
  if (dateMs === null) return [];
  // The header has whole seconds.
  const skewMs = Math.max(0, Math.abs(nowMs - dateMs) - 1_000);
  if (skewMs < noticedSkewMs) return [ok('clock', 'goes as Discord’s does')];
  const says = `This machine’s clock is ${Math.round(skewMs / 1000)} seconds ${nowMs > dateMs ? 'ahead of' : 'behind'} Discord’s.`;
  const fix = 'Have it set by the network: sudo timedatectl set-ntp true';
  return [skewMs > wrongSkewMs ? broken('clock', says, fix) : hint('clock', says, fix)];
}

function refused(check: string, { status }: ApiReply): Finding {
  const fix =
    status === 429
      ? 'Wait a few minutes and run this again.'
      : 'See https://discordstatus.com, and run this again.';
  return hint(check, `Discord did not say (status ${status}).`, fix);
}
