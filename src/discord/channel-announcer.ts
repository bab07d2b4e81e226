import type { Feed } from '../archive/feeds.js';
import type { Wording } from '../locales/wording.js';
import type { Announcer } from '../reading/feeds/announcer.js';
import { channelWording } from './channel-wording.js';
import { channelWriter } from './channel-writer.js';
import type { BotMessage } from './rendering/message.js';
import { renderFeedNews, renderFeedPaused, renderFeedStopped } from './rendering/render-feed-news.js';
import type { VoiceContext } from './voice-context.js';

/** Announces what feeds bring in the channels of Discord. Nobody is pinged. */
export function channelAnnouncer(context: VoiceContext): Announcer {
  const writer = channelWriter(context);
  const send = async (
    channelId: string,
    { collection }: Feed,
    render: (wording: Wording) => BotMessage,
  ): Promise<string | null> => {
    const wording = await channelWording(context, channelId, collection);
    const sent = await writer.send(channelId, render(wording));
    return 'refused' in sent ? sent.refused : null;
  };
  return {
    announce: (channelId, news) => send(channelId, news.feed, (wording) => renderFeedNews(news, wording)),
    tellPaused: (channelId, feed) => send(channelId, feed, (wording) => renderFeedPaused(feed, wording)),
    tellStopped: (channelId, feed) => send(channelId, feed, (wording) => renderFeedStopped(feed, wording)),
  };
}
