import type { LoopbackChannel } from './world-model.js';
import type { World } from './world.js';

/** What a person types with `@name`, as Discord's client sends it: names of people who are here, and of the bot, become mentions. */
export function withMentions(typed: string, channel: LoopbackChannel, world: World): string {
  const { guild, recipient } = channel;
  const people = guild ? [...guild.members.values()].map(({ user }) => user) : [world.bot, recipient];
  // "@Ana Lima" is not "@Ana" and a word.
  const byLength = people
    .flatMap((person) => person ?? [])
    .sort((left, right) => right.name.length - left.name.length);
  return byLength.reduce((text, { id, name }) => text.replaceAll(mentionOf(name), `<@${id}>`), typed);
}

/** `@name` that is no part of a word, an address or a mention. */
function mentionOf(name: string): RegExp {
  const literal = name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return new RegExp(`(?<![\\p{L}\\p{N}@<])@${literal}(?![\\p{L}\\p{N}])`, 'gu');
}
