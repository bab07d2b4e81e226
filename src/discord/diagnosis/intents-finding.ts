import { ApplicationFlags } from 'discord.js';
import { hint, ok, type Finding } from '../../doctor/finding.js';

/** Those that Discord gives only where they are asked for, each with the flags by which an application says so. */
const privileged = [
  ['Presence', ApplicationFlags.GatewayPresence | ApplicationFlags.GatewayPresenceLimited],
  ['Server Members', ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited],
  ['Message Content', ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited],
] as const;

/** Dateline needs no privileged intent; one that is on is told to be off. @param flags of the application */
export function intentsFinding(flags: number): Finding {
  const on = privileged.filter(([, bits]) => (flags & bits) !== 0).map(([intent]) => intent);
  if (on.length === 0) return ok('intents', 'no privileged one is on, and none is needed');
  const fix =
    'Switch it off: https://discord.com/developers/applications → Bot → Privileged Gateway Intents.';
  return hint('intents', `${on.join(', ')} Intent is on, which Dateline neither needs nor uses.`, fix);
}
