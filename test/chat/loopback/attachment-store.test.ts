import { describe, expect, it } from 'vitest';
import { AttachmentStore } from '../../../src/chat/loopback/attachment-store.js';
import { Snowflakes } from '../../../src/chat/loopback/snowflakes.js';

const bytes = new TextEncoder().encode('abc');
const dayMs = 24 * 60 * 60 * 1000;

describe('AttachmentStore', () => {
  it('gives the bytes at both addresses, whatever the signature says', () => {
    const store = new AttachmentStore(new Snowflakes(Date.now), Date.now);
    const { url, proxy_url: proxyUrl } = store.add({ name: 'a.txt', bytes }, 'attachments/1');
    expect(store.bytesOf(url)).toEqual(bytes);
    expect(store.bytesOf(proxyUrl)).toEqual(bytes);
    expect(store.bytesOf(url.replace(/\?.*/, ''))).toEqual(bytes);
    expect(store.bytesOf(url.replace('https:', 'http:'))).toBeNull();
    expect(store.bytesOf(url.replace('cdn.discordapp.com', 'cdn.discordapp.com.example.org'))).toBeNull();
  });

  it('forgets a file when its link expires', () => {
    let nowMs = Date.UTC(2026, 0, 1);
    const clock = () => nowMs;
    const store = new AttachmentStore(new Snowflakes(clock), clock);
    const { url } = store.add({ name: 'a.txt', bytes }, 'attachments/1');
    nowMs += dayMs - 1;
    expect(store.bytesOf(url)).toEqual(bytes);
    nowMs += 1;
    expect(store.bytesOf(url)).toBeNull();
  });

  it.each([
    ['my notes.txt', 'my_notes.txt', 'text/plain; charset=utf-8'],
    ['Überblick.PDF', 'Überblick.PDF', 'application/pdf'],
    ['../../etc/passwd', 'passwd', undefined],
    ['C:\\temp\\a.html', 'a.html', 'text/html; charset=utf-8'],
    ['a?b#c.md', 'abc.md', 'text/markdown; charset=utf-8'],
    ['???', 'unknown', undefined],
  ])('keeps %j as %j', (name, kept, contentType) => {
    const store = new AttachmentStore(new Snowflakes(Date.now), Date.now);
    const attachment = store.add({ name, bytes }, 'attachments/1');
    expect(attachment).toMatchObject({ filename: kept, size: 3 });
    expect(attachment.content_type).toBe(contentType);
    expect(store.bytesOf(attachment.url)).toEqual(bytes);
  });
});

describe('Snowflakes', () => {
  it('only grow, also within a millisecond and when the clock goes back', () => {
    const times = [5, 5, 9, 3, 3, 10].map((offset) => Date.UTC(2026, 0, 1) + offset);
    const snowflakes = new Snowflakes(() => times.shift() ?? 0);
    const ids = Array.from({ length: 6 }, () => BigInt(snowflakes.next()));
    expect(ids).toEqual([...new Set(ids)].sort((left, right) => (left < right ? -1 : 1)));
    expect(new Date(Number((ids[0] ?? 0n) >> 22n) + 1_420_070_400_000).getUTCFullYear()).toBe(2026);
  });
});
