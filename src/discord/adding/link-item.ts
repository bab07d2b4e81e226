import { tryNormaliseUrl } from '../../reading/fetch/normalise-url.js';
import { isAttachmentUrl } from '../../reading/fetch/fetch-attachment.js';
import { mostItems, type MessageItem, type TakenItems } from './message-item.js';

/** A link as a thing to be added. What lies on Discord's own file hosts was uploaded by a person, and is no page of a site. */
export function linkItem(url: string): MessageItem {
  if (!isAttachmentUrl(url)) return { kind: 'link', url };
  const lastStep = new URL(url).pathname.split('/').at(-1) ?? '';
  return { kind: 'file', url, name: decoded(lastStep) || 'file', size: null };
}

/** What is typed where links are wanted: words by themselves are several where at least two of them are links. */
export function typedItems(typed: string): TakenItems {
  const words = typed.trim().split(/[\s,;]+(?=<?https?:\/\/)|\s+/i);
  const areSeveral = words.filter((word) => /^<?https?:\/\//i.test(word)).length > 1;
  return takeItems((areSeveral ? words : [typed]).map(withoutBrackets).map(linkItem));
}

function withoutBrackets(typed: string): string {
  return typed.trim().replace(/^<(.*)>$/s, '$1');
}

/** The first ten, without those that lead to the same. */
export function takeItems(found: readonly MessageItem[]): TakenItems {
  const byKey = new Map<string, MessageItem>();
  for (const item of found) {
    const key = keyOf(item);
    if (!byKey.has(key)) byKey.set(key, item);
  }
  const items = [...byKey.values()];
  return { items: items.slice(0, mostItems), leftOut: Math.max(0, items.length - mostItems) };
}

/** The signature of a file's address says nothing of which file it is. */
function keyOf(item: MessageItem): string {
  if (item.kind === 'text') return 'text';
  return item.kind === 'file'
    ? (item.url.split('?', 1)[0] ?? item.url)
    : (tryNormaliseUrl(item.url) ?? item.url);
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
