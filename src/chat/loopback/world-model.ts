import { MessageFlags, type APIMessage } from 'discord.js';
import type { ChatFile } from '../chat-session.js';

/** What a person may do in a server: nothing special, Manage Messages and the like, or everything. */
export type Standing = 'member' | 'moderator' | 'admin';

export interface LoopbackUser {
  readonly id: string;
  readonly name: string;
  /** Discord's locale of his client, e.g. `en-US`. */
  readonly locale: string;
  readonly isBot: boolean;
}

export interface LoopbackRole {
  readonly id: string;
  readonly name: string;
  readonly permissions: bigint;
  readonly position: number;
  /** The bot whose role it is; null for a role that people have. */
  readonly botId: string | null;
}

export interface LoopbackMember {
  readonly user: LoopbackUser;
  readonly roleIds: readonly string[];
  readonly joinedAt: string;
}

/** What a role may do in one channel otherwise than in the server. */
export interface RoleOverwrite {
  readonly roleId: string;
  readonly allow: bigint;
  readonly deny: bigint;
}

export interface LoopbackGuild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly owner: LoopbackUser;
  /** First the role of everybody, whose id is the server's. */
  roles: readonly LoopbackRole[];
  readonly channels: Map<string, LoopbackChannel>;
  readonly members: Map<string, LoopbackMember>;
}

/** A text channel of a server, or (`guild` null) the direct messages between a person and the bot. */
export interface LoopbackChannel {
  readonly id: string;
  readonly name: string;
  readonly guild: LoopbackGuild | null;
  readonly recipient: LoopbackUser | null;
  /** Where it is a thread: under which channel, and whether only its members see it. */
  readonly thread: { readonly parentId: string; readonly isPrivate: boolean } | null;
  overwrites: readonly RoleOverwrite[];
  readonly messages: Map<string, StoredMessage>;
}

export interface StoredMessage {
  /** In its newest form. */
  api: APIMessage;
  readonly channel: LoopbackChannel;
  /** The only person who sees it (ephemeral); null: everybody in the channel. */
  readonly onlyFor: LoopbackUser | null;
  /** By attachment id. */
  readonly files: Map<string, ChatFile>;
  /** Whose message it replies to, where that person is notified of it. */
  readonly notified: LoopbackUser | null;
}

/** Whether a message is still the "is thinking…" of a deferred reply. */
export function isLoading(message: StoredMessage): boolean {
  return ((message.api.flags ?? 0) & MessageFlags.Loading) !== 0;
}
