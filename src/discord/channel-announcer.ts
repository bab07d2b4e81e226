import type { Client } from 'discord.js';
import type { Announcer } from '../reading/feeds/announcer.js';
import { channelWriter } from './channel-writer.js';
import type { BotMessage } from './rendering/message.js';
import { renderFeedNews, renderFeedPaused, renderFeedStopped } from './rendering/render-feed-news.js';

/** Announces what feeds bring in the channels of Discord. Nobody is pinged. */
export function channelAnnouncer(client: Client<true>): Announcer {
  const writer = channelWriter(client);
  const send = async (channelId: string, message: BotMessage): Promise<string | null> => {
    const sent = await writer.send(channelId, message);
    return 'refused' in sent ? sent.refused : null;
  };
  return {
    announce: (channelId, news) => send(channelId, renderFeedNews(news)),
    tellPaused: (channelId, feed) => send(channelId, renderFeedPaused(feed)),
    tellStopped: (channelId, feed) => send(channelId, renderFeedStopped(feed)),
  };
}
