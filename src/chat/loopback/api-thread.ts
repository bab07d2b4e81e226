import type { ThreadAutoArchiveDuration } from 'discord.js';
import {
  ChannelType,
  type APIThreadChannel,
  type APIThreadMember,
  type ChannelFlags,
  type ThreadMemberFlags,
} from 'discord.js';
import type { LoopbackChannel, LoopbackThread } from './world-model.js';

/** A thread as Discord's API shows it. */
export function apiThread(
  { id, name, messages }: LoopbackChannel,
  { parentId, isPrivate, ownerId, createdAt, memberIds, autoArchiveMinutes }: LoopbackThread,
  guildId: string,
): APIThreadChannel {
  return {
    id,
    type: isPrivate ? ChannelType.PrivateThread : ChannelType.PublicThread,
    guild_id: guildId,
    parent_id: parentId,
    name,
    owner_id: ownerId,
    rate_limit_per_user: 0,
    last_message_id: [...messages.keys()].at(-1) ?? null,
    message_count: messages.size,
    total_message_sent: messages.size,
    member_count: Math.min(memberIds.size, 50),
    applied_tags: [],
    thread_metadata: {
      archived: false,
      locked: false,
      auto_archive_duration: autoArchiveMinutes as ThreadAutoArchiveDuration,
      archive_timestamp: createdAt,
      create_timestamp: createdAt,
      ...(isPrivate ? { invitable: true } : {}),
    },
    flags: 0 as ChannelFlags,
  };
}

/** That somebody is in a thread. */
export function apiThreadMember(thread: LoopbackChannel, userId: string): APIThreadMember {
  return {
    id: thread.id,
    user_id: userId,
    join_timestamp: thread.thread?.createdAt ?? '',
    flags: 0 as ThreadMemberFlags,
  };
}
