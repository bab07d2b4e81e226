import type { BaseInteraction } from 'discord.js';
import type { Person } from '../archive/article.js';

/** The person as he is noted with what he does. */
export function personOf({ user }: Pick<BaseInteraction, 'user'>): Person {
  return { id: user.id, name: user.username };
}
