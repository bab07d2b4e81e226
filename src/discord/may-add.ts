import { PermissionFlagsBits, type BaseInteraction } from 'discord.js';
import { UserError } from '../errors.js';

type Asker = Pick<BaseInteraction, 'guildId' | 'memberPermissions'>;

/**
 * Whether somebody may add an article here: in a server whoever may manage messages, in a direct message
 * everybody for himself. Discord hides commands by settings of its own; the bot decides nevertheless, for
 * command, button and modal alike.
 */
export function mayAdd(interaction: Asker): boolean {
  if (!interaction.guildId) return true;
  return interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false;
}

/** @throws UserError saying which rule refuses, and who can change it. */
export function requireMayAdd(interaction: Asker): void {
  if (mayAdd(interaction)) return;
  throw new UserError(
    'may-not-add',
    'In this server only members with the permission “Manage Messages” may add articles; whoever manages its roles can give it to you, and in a direct message to me you can add articles for yourself.',
  );
}
