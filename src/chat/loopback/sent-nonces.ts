import { z } from 'zod';
import type { LoopbackChannel, StoredMessage } from './world-model.js';

/** Discord remembers them for a few minutes; here the last ones sent. */
const remembered = 500;

const nonceSchema = z.looseObject({
  nonce: z.union([z.string().max(25), z.number().int()]),
  enforce_nonce: z.literal(true),
});

/** Messages that were sent with `enforce_nonce`: of two with one nonce in one channel there is only the first (docs: Create Message). */
export class SentNonces {
  readonly #messages = new Map<string, StoredMessage>();

  /** The message that was sent to this channel with the same nonce. */
  find(channel: LoopbackChannel, body: unknown): StoredMessage | null {
    const key = keyOf(channel, body);
    return key === null ? null : (this.#messages.get(key) ?? null);
  }

  note(message: StoredMessage, body: unknown): void {
    const key = keyOf(message.channel, body);
    if (key === null) return;
    this.#messages.set(key, message);
    const [oldest] = this.#messages.keys();
    if (oldest !== undefined && this.#messages.size > remembered) this.#messages.delete(oldest);
  }
}

function keyOf(channel: LoopbackChannel, body: unknown): string | null {
  const read = nonceSchema.safeParse(body);
  return read.success ? `${channel.id} ${read.data.nonce}` : null;
}
