import type { REST } from 'discord.js';

/** What is used of Discord's HTTP side: a client's `rest` has it, and so does one of its own, without a gateway. */
export type DiscordRest = Pick<REST, 'get' | 'post' | 'patch'>;
