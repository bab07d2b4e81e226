import { ChannelType } from 'discord.js';
import { expect, it } from 'vitest';
import { channelWriter } from '../../src/discord/channel-writer.js';
import { DiscordPlaces } from '../../src/discord/discord-places.js';
import type { DiscordRest } from '../../src/discord/discord-rest.js';
import { botMessage } from '../../src/discord/rendering/message.js';

/** Answers every question for a channel with this one; nothing can be written. */
class FakeRest implements DiscordRest {
  readonly paths: string[] = [];
  readonly #channel: object;

  constructor(channel: object) {
    this.#channel = channel;
  }

  async get(path: string): Promise<unknown> {
    this.paths.push(path);
    return this.#channel;
  }

  async post(path: string): Promise<unknown> {
    throw new Error(`Nothing is to be sent to ${path}.`);
  }

  readonly patch = this.post;
}

it.each([
  ['forum', ChannelType.GuildForum],
  ['category', ChannelType.GuildCategory],
])('sends nothing into a %s, which takes no messages', async (_name, type) => {
  const rest = new FakeRest({ id: '70', type, guild_id: '10' });
  const writer = channelWriter({ rest, places: new DiscordPlaces(rest) });
  const silent = { refused: 'channel-silent' };
  expect(await writer.send('70', botMessage({ content: 'x' }))).toEqual(silent);
  expect(await writer.edit('70', '71', botMessage({ content: 'x' }))).toEqual(silent);
  expect(rest.paths).toEqual(['/channels/70']);
});
