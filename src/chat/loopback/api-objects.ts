import {
  ChannelType,
  GuildDefaultMessageNotifications,
  GuildExplicitContentFilter,
  GuildMFALevel,
  GuildNSFWLevel,
  GuildPremiumTier,
  GuildVerificationLevel,
  OverwriteType,
  type APIDMChannel,
  type APIGuildMember,
  type APIRole,
  type APITextChannel,
  type APIThreadChannel,
  type APIUser,
  type ApplicationFlags,
  type ChannelFlags,
  type GuildHubType,
  type GuildMemberFlags,
  type RoleFlags,
  type UserFlags,
} from 'discord.js';
import { apiThread } from './api-thread.js';
import { canSee, memberPermissions } from './permissions.js';
import type {
  LoopbackChannel,
  LoopbackGuild,
  LoopbackMember,
  LoopbackRole,
  LoopbackUser,
} from './world-model.js';

/*
 * The state as Discord's API shows it: one function for each kind of object, with the fields that
 * API version 10 always sends.
 */

export function apiUser(user: LoopbackUser): APIUser {
  return {
    id: user.id,
    username: user.isBot ? user.name : user.name.toLowerCase().replaceAll(/[^a-z0-9_.]+/g, '_'),
    global_name: user.isBot ? null : user.name,
    discriminator: user.isBot ? '0001' : '0',
    avatar: null,
    bot: user.isBot,
    public_flags: 0 as UserFlags,
  };
}

export function apiMember(member: LoopbackMember): APIGuildMember {
  return {
    user: apiUser(member.user),
    nick: null,
    avatar: null,
    banner: null,
    roles: [...member.roleIds],
    joined_at: member.joinedAt,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0 as GuildMemberFlags,
    pending: false,
    communication_disabled_until: null,
  };
}

export function apiRole(role: LoopbackRole): APIRole {
  return {
    id: role.id,
    name: role.name,
    permissions: role.permissions.toString(),
    position: role.position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: role.botId !== null,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0 as RoleFlags,
    ...(role.botId ? { tags: { bot_id: role.botId } } : {}),
  };
}

export function apiChannel(channel: LoopbackChannel): APITextChannel | APIThreadChannel | APIDMChannel {
  const lastMessageId = [...channel.messages.keys()].at(-1) ?? null;
  if (!channel.guild) {
    return {
      id: channel.id,
      type: ChannelType.DM,
      name: null,
      last_message_id: lastMessageId,
      flags: 0 as ChannelFlags,
      recipients: channel.recipient ? [apiUser(channel.recipient)] : [],
    };
  }
  if (channel.thread) return apiThread(channel, channel.thread, channel.guild.id);
  return {
    id: channel.id,
    type: ChannelType.GuildText,
    guild_id: channel.guild.id,
    name: channel.name,
    position: [...channel.guild.channels.keys()].indexOf(channel.id),
    parent_id: null,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    last_message_id: lastMessageId,
    flags: 0 as ChannelFlags,
    permission_overwrites: channel.overwrites.map((overwrite) => ({
      id: overwrite.roleId,
      type: OverwriteType.Role,
      allow: overwrite.allow.toString(),
      deny: overwrite.deny.toString(),
    })),
  };
}

/** A server as GET shows it. */
export function apiGuild(guild: LoopbackGuild) {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.owner.id,
    preferred_locale: guild.locale,
    roles: guild.roles.map(apiRole),
    emojis: [],
    stickers: [],
    features: [...guild.features],
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    application_id: null,
    region: 'local',
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: guild.systemChannelId,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    premium_tier: GuildPremiumTier.None,
    premium_progress_bar_enabled: false,
    verification_level: GuildVerificationLevel.None,
    default_message_notifications: GuildDefaultMessageNotifications.OnlyMentions,
    explicit_content_filter: GuildExplicitContentFilter.Disabled,
    mfa_level: GuildMFALevel.None,
    nsfw_level: GuildNSFWLevel.Default,
    hub_type: null as GuildHubType | null,
    incidents_data: null,
  };
}

/**
 * A server as the gateway announces it. Without the privileged intent for members only the bot's
 * own membership is in it.
 */
export function gatewayGuild(guild: LoopbackGuild, botId: string, withMembers: boolean) {
  const members = [...guild.members.values()].filter((member) => withMembers || member.user.id === botId);
  return {
    ...apiGuild(guild),
    joined_at: guild.members.get(botId)?.joinedAt ?? null,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: members.map(apiMember),
    channels: [...guild.channels.values()].filter(({ thread }) => !thread).map(apiChannel),
    threads: [...guild.channels.values()]
      .filter((channel) => channel.thread && canSee(channel, botId, botId))
      .map(apiChannel),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export function apiApplication(bot: LoopbackUser, guildCount: number) {
  return {
    id: bot.id,
    name: bot.name,
    description: '',
    icon: null,
    bot: apiUser(bot),
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0 as ApplicationFlags,
    owner: null,
    team: null,
    approximate_guild_count: guildCount,
    integration_types_config: { '0': {} },
  };
}

/** A server as Discord lists it to one who is in it. */
export function apiOwnGuild(guild: LoopbackGuild, userId: string) {
  const member = guild.members.get(userId);
  const permissions = member ? memberPermissions(guild, member, null) : 0n;
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    banner: null,
    owner: guild.owner.id === userId,
    permissions: permissions.toString(),
    features: [...guild.features],
  };
}
