import type { ChatMessage, ChatReply } from '../chat-session.js';
import { toChatMessage } from './chat-message.js';
import type { PendingReply } from './pending-reply.js';
import { isLoading, type StoredMessage } from './world-model.js';

/** How long to wait for a reply, and how to know that it is whole. */
export interface Patience {
  /**
   * Without an acknowledgement in this time the bot counts as silent (Discord: "The application did not respond"). To a
   * message it may take longer, while its handler is at work.
   */
  readonly acknowledgeWithinMs: number;
  /** Where the handler is not tracked: so long without a request of the bot, after something is to be seen, means "done". */
  readonly quietMs: number;
  /** After this the reply is handed out as it stands. */
  readonly timeoutMs: number;
  /** Says that a reply is whole; then nothing else decides it but the time limit. */
  readonly until: ((reply: ChatReply) => boolean) | null;
}

/**
 * Waits until the bot has answered an interaction or a message for good. In this order:
 * 1. a modal or autocomplete is whole at once;
 * 2. `until`, where it is given, decides;
 * 3. where the bot's handler is tracked (`LoopbackDiscord.track`), the reply is whole when the handler
 *    has settled (also without having acknowledged): exact, and right for a progress message that is edited for minutes;
 * 4. else when something is to be seen and the bot has been quiet for `quietMs`.
 */
export function finalReply(
  pending: PendingReply,
  patience: Patience,
  onUpdate?: (message: ChatMessage) => void,
): Promise<ChatReply> {
  return new Promise((resolve) => {
    let quietTimer: NodeJS.Timeout | undefined;
    const finish = () => {
      clearTimeout(quietTimer);
      clearTimeout(silenceTimer);
      clearTimeout(ceilingTimer);
      stopListening();
      resolve(toReply(pending));
    };
    const evaluate = () => {
      clearTimeout(quietTimer);
      if (pending.acknowledged === 'nothing') {
        if (pending.isTracked && pending.workUnderWay === 0) finish();
        return;
      }
      clearTimeout(silenceTimer);
      if (pending.acknowledged === 'modal' || pending.acknowledged === 'autocomplete') finish();
      else if (patience.until) {
        if (patience.until(toReply(pending))) finish();
      } else if (pending.isTracked) {
        if (pending.workUnderWay === 0) finish();
      } else if (pending.hasShown) quietTimer = setTimeout(finish, patience.quietMs);
    };
    const stopListening = pending.onActivity((message) => {
      if (message && !isLoading(message)) onUpdate?.(toChatMessage(message));
      evaluate();
    });
    const silenceTimer = setTimeout(() => {
      if (!pending.isPatient || pending.workUnderWay === 0) finish();
    }, patience.acknowledgeWithinMs);
    const ceilingTimer = setTimeout(finish, patience.timeoutMs);
  });
}

function toReply(pending: PendingReply): ChatReply {
  const { acknowledged, acknowledgedAtMs, createdAtMs, modal } = pending;
  return {
    acknowledged,
    acknowledgedAfterMs: acknowledgedAtMs === null ? 0 : acknowledgedAtMs - createdAtMs,
    messages: pending.said().filter(isVisible).map(toChatMessage),
    modal,
  };
}

function isVisible(message: StoredMessage): boolean {
  return !isLoading(message) && message.channel.messages.has(message.api.id);
}
