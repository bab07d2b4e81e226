import { PendingReply } from './pending-reply.js';
import type { MessageChange, MessageStore } from './message-store.js';
import type { LoopbackChannel, StoredMessage } from './world-model.js';

/** What the bot answers to a message that a person wrote. */
class PendingAnswer extends PendingReply {
  readonly question: StoredMessage;
  readonly #answers: StoredMessage[] = [];

  constructor(question: StoredMessage, createdAtMs: number) {
    super(createdAtMs, true);
    this.question = question;
  }

  override said(): readonly StoredMessage[] {
    return this.#answers;
  }

  hear({ kind, message }: MessageChange, atMs: number): void {
    if (kind === 'created') {
      this.#answers.push(message);
      this.acknowledge('message', atMs);
    }
    if (this.#answers.includes(message)) this.touched(kind === 'deleted' ? null : message);
  }

  acknowledge(how: 'message' | 'deferred', atMs: number): void {
    if (this.acknowledged !== 'nothing') return;
    this.acknowledged = how;
    this.acknowledgedAtMs = atMs;
  }
}

/** Sees what the bot says after a person has written to it. */
export class MessageWatch {
  readonly #pending = new Map<string, PendingAnswer>();
  readonly #nowMs: () => number;
  readonly #botId: string;

  constructor(messages: MessageStore, botId: string, nowMs: () => number) {
    this.#nowMs = nowMs;
    this.#botId = botId;
    messages.onChange((change) => this.#hear(change));
  }

  /** Begins in the moment in which the message was written, before the bot can have heard of it. */
  open(question: StoredMessage): PendingReply {
    const pending = new PendingAnswer(question, this.#nowMs());
    this.#pending.set(question.api.id, pending);
    return pending;
  }

  find(messageId: string): PendingReply | undefined {
    return this.#pending.get(messageId);
  }

  close(messageId: string): void {
    this.#pending.delete(messageId);
  }

  /** The bot shows that it is typing. */
  typing(channel: LoopbackChannel): void {
    for (const pending of this.#pending.values()) {
      if (!isHeardFrom(pending.question.channel, channel)) continue;
      pending.acknowledge('deferred', this.#nowMs());
      pending.touched(null);
    }
  }

  /** A reply belongs to the message that it is one to; anything else to all that wait there. */
  #hear(change: MessageChange): void {
    const { api, channel, onlyFor } = change.message;
    if (api.author.id !== this.#botId || onlyFor || api.interaction_metadata) return;
    const answered = this.#pending.get(api.message_reference?.message_id ?? '');
    for (const pending of answered ? [answered] : this.#pending.values()) {
      if (isHeardFrom(pending.question.channel, channel)) pending.hear(change, this.#nowMs());
    }
  }
}

/** Whether somebody who wrote in one place looks for an answer in another: there, or in a thread of it. */
function isHeardFrom(asked: LoopbackChannel, answered: LoopbackChannel): boolean {
  return asked === answered || (answered.thread !== null && answered.thread.parentId === asked.id);
}
