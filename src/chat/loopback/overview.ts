import type { MessageChange, MessageStore } from './message-store.js';
import { canSee } from './permissions.js';
import type { LoopbackChannel, LoopbackUser } from './world-model.js';
import type { World } from './world.js';

/** The names that ids in a message stand for. */
export interface NamesOfIds {
  readonly users: ReadonlyMap<string, string>;
  readonly channels: ReadonlyMap<string, string>;
}

/** What a page shows beside the one place where somebody is. */
export class Overview {
  readonly #world: World;
  readonly #messages: MessageStore;

  constructor(world: World, messages: MessageStore) {
    this.#world = world;
    this.#messages = messages;
  }

  /** The channels and threads of servers that a person sees, with their servers. */
  placesOf(user: LoopbackUser): readonly LoopbackChannel[] {
    const { channels, bot } = this.#world;
    return [...channels.values()].filter((one) => one.guild !== null && canSee(one, user.id, bot.id));
  }

  names(): NamesOfIds {
    return { users: namesOf(this.#world.users), channels: namesOf(this.#world.channels) };
  }

  /** Hears of each message that is written, changed or deleted anywhere. @returns a function that ends the listening */
  onMessage(listener: (change: MessageChange) => void): () => void {
    return this.#messages.onChange(listener);
  }
}

function namesOf(named: ReadonlyMap<string, { readonly name: string }>): ReadonlyMap<string, string> {
  return new Map([...named].map(([id, { name }]) => [id, name]));
}
