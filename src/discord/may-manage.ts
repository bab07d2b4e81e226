import { PermissionFlagsBits, type BaseInteraction } from 'discord.js';
import { UserError } from '../errors.js';
import type { Editor } from '../desk/managed-articles.js';

/**
 * The person as somebody who wants to change an article: in a server whoever may manage messages may change those of
 * others too, and in a direct message all articles are one's own.
 */
export function editorOf(
  interaction: Pick<BaseInteraction, 'guildId' | 'memberPermissions' | 'user'>,
): Editor {
  const { id, username: name } = interaction.user;
  const mayManage =
    !interaction.guildId || (interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false);
  return { id, name, mayManage };
}

/**
 * In a server its settings are for whoever manages it, in a direct message for oneself.
 * @throws UserError saying so.
 */
export function requireMayManageServer(
  interaction: Pick<BaseInteraction, 'guildId' | 'memberPermissions'>,
): void {
  if (!interaction.guildId || interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild)) return;
  throw new UserError(
    'may-not-manage',
    'In this server only members with the permission “Manage Server” may change from where articles are taken: ask one of them.',
  );
}
