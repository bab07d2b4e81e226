import { InteractionContextType } from 'discord.js';
import { apiChannel, apiMember, apiUser } from './api-objects.js';
import type { LoopbackInteraction } from './loopback-interaction.js';
import { attachmentLimitBytes } from './message-store.js';
import { botPermissions, directMessagePermissions, memberPermissions } from './permissions.js';
import type { World } from './world.js';

/** An interaction as INTERACTION_CREATE brings it to the bot: in a server with `member`, in direct messages with `user`. */
export function interactionPayload(
  world: World,
  { origin }: LoopbackInteraction,
  data: object,
  withMessage: boolean,
): object {
  const { user, channel, source } = origin;
  const guild = channel.guild;
  const member = guild?.members.get(user.id);
  const bot = guild?.members.get(world.bot.id);
  const common = {
    id: origin.id,
    application_id: world.bot.id,
    type: origin.type,
    token: origin.token,
    version: 1,
    locale: user.locale,
    entitlements: [],
    attachment_size_limit: attachmentLimitBytes,
    channel_id: channel.id,
    data,
    ...(withMessage && source ? { message: source.api } : {}),
  };
  if (!guild || !member) {
    return {
      ...common,
      channel: apiChannel(channel),
      user: apiUser(user),
      context: InteractionContextType.BotDM,
      // Docs: for a bot installed to servers the owner of its direct messages is "0".
      authorizing_integration_owners: { '0': '0' },
      app_permissions: directMessagePermissions.toString(),
    };
  }
  const permissions = memberPermissions(guild, member, channel).toString();
  return {
    ...common,
    channel: { ...apiChannel(channel), permissions },
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [...guild.features] },
    guild_locale: guild.locale,
    member: { ...apiMember(member), permissions },
    context: InteractionContextType.Guild,
    authorizing_integration_owners: { '0': guild.id },
    app_permissions: (bot ? memberPermissions(guild, bot, channel) : botPermissions).toString(),
  };
}
