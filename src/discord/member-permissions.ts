import { PermissionFlagsBits, PermissionsBitField } from 'discord.js';

/** What of a server decides what its members may do. */
export interface ServerRights {
  readonly id: string;
  readonly ownerId: string;
  /** Permissions by role; the role of everybody has the server's id. */
  readonly roles: ReadonlyMap<string, bigint>;
}

export interface MemberRights {
  readonly id: string;
  /** Without the role of everybody, which Discord does not list. */
  readonly roleIds: readonly string[];
}

/** What a role or a member may do in one channel otherwise than in the server. */
export interface Overwrite {
  /** Of a role or of a person; Discord gives no id twice. */
  readonly id: string;
  readonly allow: bigint;
  readonly deny: bigint;
}

/**
 * What a member may do in a channel, in the order of Discord's documentation ("Permission Overwrites"): the owner and
 * administrators everything; else his roles together, then what the channel says of everybody, of his roles together, of
 * himself, each allowing after it denies.
 * @param overwrites of the channel; of a thread, those of its parent
 */
export function memberPermissions(
  server: ServerRights,
  member: MemberRights,
  overwrites: readonly Overwrite[],
): PermissionsBitField {
  const everything = new PermissionsBitField(PermissionsBitField.All);
  if (server.ownerId === member.id) return everything;
  const ofRoles = [server.id, ...member.roleIds].map((id) => server.roles.get(id) ?? 0n);
  const inServer = new PermissionsBitField(ofRoles);
  if (inServer.has(PermissionFlagsBits.Administrator)) return everything;
  const steps = [
    overwrites.filter(({ id }) => id === server.id),
    overwrites.filter(({ id }) => member.roleIds.includes(id)),
    overwrites.filter(({ id }) => id === member.id),
  ];
  return steps.reduce(
    (permissions, step) =>
      permissions.remove(step.map(({ deny }) => deny)).add(step.map(({ allow }) => allow)),
    inServer,
  );
}
