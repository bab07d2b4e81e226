import type { MessageForm } from './limits/message-limits.js';

/** Whom a message notifies. */
export interface Pings {
  readonly userIds: readonly string[];
  readonly roleIds: readonly string[];
  readonly everyone: boolean;
}

type AllowedMentions = NonNullable<MessageForm['allowed_mentions']>;

/**
 * Whom a text notifies, with what `allowed_mentions` lets through; without it a reply to an
 * interaction notifies users only (docs: Message, "Allowed Mentions Object"). A backslash before a
 * mention does not stop Discord, so it does not stop this either.
 */
export function pingsOf(
  content: string,
  allowed: AllowedMentions | null | undefined,
  isInteractionReply: boolean,
): Pings {
  const byDefault = isInteractionReply ? ['users'] : ['users', 'roles', 'everyone'];
  const kinds = new Set<string>(allowed ? (allowed.parse ?? []) : byDefault);
  const find = (pattern: RegExp) => [
    ...new Set([...content.matchAll(pattern)].map((match) => match[1] ?? '')),
  ];
  return {
    userIds: find(/<@!?(\d+)>/g).filter((id) => kinds.has('users') || allowed?.users?.includes(id)),
    roleIds: find(/<@&(\d+)>/g).filter((id) => kinds.has('roles') || allowed?.roles?.includes(id)),
    everyone: kinds.has('everyone') && /@(everyone|here)/.test(content),
  };
}
