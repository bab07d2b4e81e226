import type { BaseInteraction } from 'discord.js';
import { guildCollection, userCollection, type CollectionId } from '../archive/collection-id.js';

/** Which collection an interaction works with. */
export type CollectionOf = (interaction: Pick<BaseInteraction, 'guildId' | 'user'>) => CollectionId;

/** Whose articles an interaction is about: those of the server it comes from, or, in a direct message, the person's own. */
export const collectionOf: CollectionOf = (interaction) =>
  interaction.guildId ? guildCollection(interaction.guildId) : userCollection(interaction.user.id);
