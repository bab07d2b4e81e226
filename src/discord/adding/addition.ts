import type { PostedMessage } from '../../archive/article.js';
import type { ArticleHints, ArticleInput } from '../../reading/article-input.js';
import { requireReadableFile } from '../attached-file.js';
import type { FetchAttachment } from '../command.js';
import type { MessageItem } from './message-item.js';

/** One article to be added. */
export interface Addition {
  /** What it is called until its title is known; null: the text of a message. */
  readonly name: string | null;
  readonly hints: ArticleHints;
  /** The message that it was written in; null where it was not. */
  readonly posted: PostedMessage | null;
  /** @throws UserError where it cannot be had. */
  getInput(): Promise<ArticleInput>;
}

/** A thing in a message as an article to be added. A file is downloaded when its turn comes, a text is of `posted`. */
export function additionOf(
  item: MessageItem,
  fetchAttachment: FetchAttachment,
  posted: PostedMessage | null = null,
): Addition {
  switch (item.kind) {
    case 'link':
      return {
        // Others read it: a password that stands in the link is not shown again.
        name: item.url.replace(/^https?:\/\/(?:[^/@\s]*@)?/i, ''),
        hints: {},
        posted: null,
        getInput: async () => ({ kind: 'url', url: item.url }),
      };
    case 'file':
      return {
        name: item.name,
        hints: {},
        posted: null,
        async getInput() {
          requireReadableFile(item);
          return { kind: 'file', name: item.name, bytes: await fetchAttachment(item.url) };
        },
      };
    case 'text':
      return {
        name: null,
        // The message is where it was published: written anew there, it becomes a new version.
        hints: posted ? { url: posted.messageUrl } : {},
        posted,
        getInput: async () => ({ kind: 'text', text: item.text }),
      };
  }
}
