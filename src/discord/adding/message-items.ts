import type { Attachment } from 'discord.js';
import { linkItem, takeItems } from './link-item.js';
import type { MessageItem, TakenItems } from './message-item.js';
import { plainMessage } from './plain-message.js';
import { linksInText } from './text-links.js';

type Attached = Pick<Attachment, 'url' | 'name' | 'size' | 'contentType'>;

/** What of a message is looked at; a forwarded one carries the message that it passes on. */
export interface MessageParts {
  readonly content: string;
  readonly embeds: readonly {
    readonly url: string | null;
    readonly data: { readonly type?: string };
  }[];
  readonly attachments: { values(): Iterable<Attached> };
}

/**
 * What can be added of a message and of what it forwards: its links, its files and the addresses of its embeds; where
 * it has none of them but pictures and recordings, its text.
 */
export function messageItems(parts: readonly MessageParts[]): TakenItems {
  const links = parts.flatMap(({ content }) => linksInText(content)).map(linkItem);
  const files = parts.flatMap(({ attachments }) => [...attachments.values()]);
  const isLinked = links.length > 0;
  const embedded = parts
    .flatMap(({ embeds }) => embeds)
    // A preview that Discord made of a link leads where the link leads.
    .filter(({ data }) => !isLinked || data.type === 'rich')
    .flatMap(({ url }) => (url === null ? [] : linksInText(url)))
    .map(linkItem);
  const found = [...links, ...files.map(fileItem), ...embedded];
  const hasOnlyMedia = links.length + embedded.length === 0 && files.every(isMedia);
  return takeItems(hasOnlyMedia ? [...textItems(parts), ...found] : found);
}

function fileItem({ url, name, size }: Attached): MessageItem {
  return { kind: 'file', url, name, size };
}

function isMedia({ contentType }: Attached): boolean {
  return /^(?:image|video|audio)\//.test(contentType ?? '');
}

function textItems(parts: readonly MessageParts[]): readonly MessageItem[] {
  const text = parts
    .map(({ content }) => plainMessage(content))
    .filter((one) => one !== '')
    .join('\n\n');
  return text === '' ? [] : [{ kind: 'text', text }];
}
