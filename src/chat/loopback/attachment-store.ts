import { randomBytes } from 'node:crypto';
import type { APIAttachment } from 'discord.js';
import type { ChatFile } from '../chat-session.js';
import { contentTypeOf, storedFileName } from './content-type.js';
import type { Snowflakes } from './snowflakes.js';

/** How long a signed link to an attachment is good for (docs: Reference, "Signed Attachment CDN URLs"). */
const linkLifeMs = 24 * 60 * 60 * 1000;

/** Keeps uploaded files under the addresses that Discord's content network would give them. */
export class AttachmentStore {
  /** Oldest first. */
  readonly #files = new Map<string, { readonly bytes: Uint8Array; readonly expiresMs: number }>();
  readonly #snowflakes: Snowflakes;
  readonly #nowMs: () => number;

  constructor(snowflakes: Snowflakes, nowMs: () => number) {
    this.#snowflakes = snowflakes;
    this.#nowMs = nowMs;
  }

  /** @param folder `attachments/CHANNEL` for a file in a message, `ephemeral-attachments/APPLICATION` for a command's option */
  add(file: ChatFile, folder: string, description?: string | null): APIAttachment {
    const id = this.#snowflakes.next();
    const name = storedFileName(file.name);
    const path = `${folder}/${id}/${encodeURIComponent(name)}`;
    const expiresMs = this.#nowMs() + linkLifeMs;
    this.#forgetExpired();
    this.#files.set(`/${path}`, { bytes: file.bytes, expiresMs });
    const expires = Math.floor(expiresMs / 1000).toString(16);
    const signature = `ex=${expires}&is=${expires}&hm=${randomBytes(32).toString('hex')}&`;
    const contentType = contentTypeOf(name);
    return {
      id,
      filename: name,
      size: file.bytes.byteLength,
      url: `https://cdn.discordapp.com/${path}?${signature}`,
      proxy_url: `https://media.discordapp.net/${path}?${signature}`,
      ...(contentType ? { content_type: contentType } : {}),
      ...(description ? { description } : {}),
      ...(folder.startsWith('ephemeral') ? { ephemeral: true } : {}),
    };
  }

  /** The bytes behind an attachment's `url` or `proxy_url`; null for any other address, and once the link has expired. */
  bytesOf(url: string): Uint8Array | null {
    if (!URL.canParse(url)) return null;
    const { protocol, host, pathname } = new URL(url);
    if (protocol !== 'https:' || !['cdn.discordapp.com', 'media.discordapp.net'].includes(host)) return null;
    this.#forgetExpired();
    return this.#files.get(pathname)?.bytes ?? null;
  }

  #forgetExpired(): void {
    for (const [path, { expiresMs }] of this.#files) {
      if (expiresMs > this.#nowMs()) break;
      this.#files.delete(path);
    }
  }
}
