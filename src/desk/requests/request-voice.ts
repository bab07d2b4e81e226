import type { Answer } from '../../archive/answer.js';
import type { CollectionId } from '../../archive/collection-id.js';
import type { KeptRequest, RequestAsker } from '../../archive/requests.js';

/** What a person is told: the answer to what he asked an article for. */
export interface MetNews {
  readonly collection: CollectionId;
  readonly request: KeptRequest;
  readonly answer: Answer;
}

/** What became of telling people in a channel. */
export interface ToldInChannel {
  /** Ids of those whom the message names; none where there is none. */
  readonly told: readonly string[];
  readonly messageId: string | null;
}

/** What a request looks like in a channel for requests. */
export interface ShownRequest {
  readonly collection: CollectionId;
  readonly request: KeptRequest;
  /** What met it. */
  readonly answer: Answer | null;
}

export type Said = { readonly messageId: string } | { readonly refused: string };

/** Tells people what became of their requests, and shows requests in channels. Each rejects where it may work another time. */
export interface RequestVoice {
  /**
   * One message in the channel in which they asked, for those of these people who can see it; nobody, where the channel
   * is gone or closed to Dateline.
   */
  tellInChannel(
    news: MetNews,
    place: { readonly serverId: string; readonly channelId: string },
    personIds: readonly string[],
  ): Promise<ToldInChannel>;
  /** As a direct message. `refused`: why he cannot be told at all. */
  tellDirectly(news: MetNews, asker: RequestAsker): Promise<Said>;
  /** Posts the message about a request, or brings it up to date. `refused`: why that cannot be. */
  show(shown: ShownRequest): Promise<Said>;
}
