import { DiscordAPIError, type Client } from 'discord.js';
import type { Announcer } from '../reading/feeds/announcer.js';
import type { BotMessage } from './rendering/message.js';
import { renderFeedNews, renderFeedPaused, renderFeedStopped } from './rendering/render-feed-news.js';

/** What Discord says of a channel that will not take a message tomorrow either. */
const lasting: ReadonlyMap<number | string, string> = new Map([
  [10_003, 'the channel is gone'],
  [10_004, 'the server is gone'],
  [50_001, 'I cannot see the channel'],
  [50_007, 'I cannot write to this person'],
  [50_013, 'I may not write in the channel'],
]);

/** Announces what feeds bring in the channels of Discord. Nobody is pinged. */
export function channelAnnouncer(client: Client<true>): Announcer {
  const send = async (channelId: string, message: BotMessage): Promise<string | null> => {
    try {
      const channel = await client.channels.fetch(channelId);
      if (!channel?.isSendable()) return 'the channel takes no messages';
      const { embeds, content } = message;
      await channel.send({ content, embeds: [...embeds], allowedMentions: { parse: [] } });
      return null;
    } catch (thrown) {
      const reason = thrown instanceof DiscordAPIError ? lasting.get(thrown.code) : undefined;
      if (reason === undefined) throw thrown;
      return reason;
    }
  };
  return {
    announce: (channelId, news) => send(channelId, renderFeedNews(news)),
    tellPaused: (channelId, feed) => send(channelId, renderFeedPaused(feed)),
    tellStopped: (channelId, feed) => send(channelId, renderFeedStopped(feed)),
  };
}
