import { DiscordRefusal, unknownChannel, unknownMessage } from '../discord-refusal.js';
import { canSee } from '../permissions.js';
import type { LoopbackChannel, StoredMessage } from '../world-model.js';
import type { World } from '../world.js';

/** Finds channels and messages as the bot may reach them. */
export function botPlaces(world: World) {
  /** @throws DiscordRefusal 10003 where there is none, 50001 where the bot does not see it */
  const channelOf = (id: string | undefined): LoopbackChannel => {
    const channel = world.channels.get(id ?? '');
    if (!channel) throw unknownChannel();
    if (!canSee(channel, world.bot.id, world.bot.id)) throw new DiscordRefusal(403, 50_001, 'Missing Access');
    return channel;
  };
  /** @throws DiscordRefusal as `channelOf`, and 10008 where there is no such message */
  const messageOf = (channelId: string | undefined, id: string | undefined): StoredMessage => {
    const message = channelOf(channelId).messages.get(id ?? '');
    // A private reply lives with its interaction: the channel does not know it.
    if (!message || message.onlyFor) throw unknownMessage();
    return message;
  };
  return { channelOf, messageOf };
}
