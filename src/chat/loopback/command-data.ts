import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type APIApplicationCommandBasicOption,
  type APIAttachment,
} from 'discord.js';
import { UserError } from '../../errors.js';
import type { ChatOptionValue } from '../chat-session.js';
import { apiChannel, apiMember, apiRole, apiUser } from './api-objects.js';
import type { AttachmentStore } from './attachment-store.js';
import { optionValue } from './option-value.js';
import { memberPermissions } from './permissions.js';
import type { SlashCommand } from './slash-command.js';
import type { LoopbackGuild } from './world-model.js';
import type { World } from './world.js';

/** An option as Discord sends it to the bot. */
interface SentOption {
  readonly name: string;
  readonly type: ApplicationCommandOptionType;
  readonly value?: string | number | boolean;
  readonly focused?: true;
  readonly options?: readonly SentOption[];
}

/** What option values point at, by kind and id. */
interface Resolved {
  readonly users: Record<string, object>;
  readonly members: Record<string, object>;
  readonly roles: Record<string, object>;
  readonly channels: Record<string, object>;
  readonly attachments: Record<string, APIAttachment>;
}

export type OptionValues = Readonly<Record<string, ChatOptionValue>>;

/** Builds the `data` of a slash command's interaction. */
export class CommandData {
  readonly #world: World;
  readonly #attachments: AttachmentStore;

  constructor(world: World, attachments: AttachmentStore) {
    this.#world = world;
    this.#attachments = attachments;
  }

  /** @throws UserError where an option is missing, unknown or unfit, as Discord's client refuses it */
  forCommand(slash: SlashCommand, values: OptionValues, guild: LoopbackGuild | null): object {
    refuseUnknown(slash, Object.keys(values));
    const resolved: Resolved = { users: {}, members: {}, roles: {}, channels: {}, attachments: {} };
    const sent = slash.options.flatMap((option): SentOption[] => {
      const given = values[option.name];
      if (given !== undefined) return [this.#sent(option, given, guild, resolved)];
      if (!option.required) return [];
      throw new UserError('missing-option', `/${slash.name} needs ${option.name}: ${option.description}.`);
    });
    const used = Object.entries(resolved).filter(([, objects]) => Object.keys(objects).length > 0);
    return {
      ...identityOf(slash),
      options: nested(slash, sent),
      ...(used.length > 0 ? { resolved: Object.fromEntries(used) } : {}),
    };
  }

  /** While an option is being typed: nothing is required, and the typed text is sent as it is. */
  forAutocomplete(slash: SlashCommand, focused: string, typed: string): object {
    refuseUnknown(slash, [focused]);
    const option = slash.options.find((one) => one.name === focused);
    if (!option || !('autocomplete' in option) || !option.autocomplete) {
      throw new UserError(
        'no-autocomplete',
        `${focused} of /${slash.name} offers nothing while it is typed.`,
      );
    }
    const sent: SentOption = { name: focused, type: option.type, value: typed, focused: true };
    return { ...identityOf(slash), options: nested(slash, [sent]) };
  }

  #sent(
    option: APIApplicationCommandBasicOption,
    given: ChatOptionValue,
    guild: LoopbackGuild | null,
    resolved: Resolved,
  ): SentOption {
    const { name, type } = option;
    const value = optionValue(option, given);
    if (typeof value === 'object') {
      const attachment = this.#attachments.add(value, `ephemeral-attachments/${this.#world.bot.id}`);
      resolved.attachments[attachment.id] = attachment;
      return { name, type, value: attachment.id };
    }
    const id = this.#resolve(type, String(value), guild, resolved);
    if (id === null) {
      throw new UserError('bad-option', `${name}: nothing here is called "${value}"; give a name or an id.`);
    }
    return { name, type, value: id ?? value };
  }

  /** The id of what is named, entered in `resolved`; null: there is no such thing; undefined: not that kind of option. */
  #resolve(
    type: ApplicationCommandOptionType,
    named: string,
    guild: LoopbackGuild | null,
    resolved: Resolved,
  ): string | null | undefined {
    const bare = named.replace(/^[@#]/, '');
    const isNamed = (one: { readonly id: string; readonly name: string }) =>
      one.id === bare || one.name === bare;
    const wantsRole =
      type === ApplicationCommandOptionType.Role || type === ApplicationCommandOptionType.Mentionable;
    const wantsUser =
      type === ApplicationCommandOptionType.User || type === ApplicationCommandOptionType.Mentionable;
    if (type === ApplicationCommandOptionType.Channel) {
      const channel = [...(guild?.channels.values() ?? [])].find(isNamed);
      if (!channel) return null;
      resolved.channels[channel.id] = { ...apiChannel(channel), permissions: '0' };
      return channel.id;
    }
    if (!wantsRole && !wantsUser) return undefined;
    const user = wantsUser ? [...this.#world.users.values()].find(isNamed) : undefined;
    if (user) {
      resolved.users[user.id] = apiUser(user);
      const member = guild?.members.get(user.id);
      if (guild && member) {
        const { user: _user, deaf: _deaf, mute: _mute, ...partial } = apiMember(member);
        resolved.members[user.id] = { ...partial, permissions: `${memberPermissions(guild, member, null)}` };
      }
      return user.id;
    }
    const role = wantsRole ? guild?.roles.find(isNamed) : undefined;
    if (!role) return null;
    resolved.roles[role.id] = apiRole(role);
    return role.id;
  }
}

function identityOf({ command }: SlashCommand): object {
  const home = command.guild_id ? { guild_id: command.guild_id } : {};
  return { id: command.id, name: command.name, type: ApplicationCommandType.ChatInput, ...home };
}

function nested(slash: SlashCommand, options: readonly SentOption[]): readonly SentOption[] {
  const [first, second] = slash.path;
  if (!first) return options;
  const sub = (name: string): SentOption => ({
    name,
    type: ApplicationCommandOptionType.Subcommand,
    options,
  });
  if (!second) return [sub(first)];
  return [{ name: first, type: ApplicationCommandOptionType.SubcommandGroup, options: [sub(second)] }];
}

function refuseUnknown(slash: SlashCommand, names: readonly string[]): void {
  const unknown = names.find((name) => !slash.options.some((option) => option.name === name));
  if (unknown === undefined) return;
  const known = slash.options.map((option) => option.name).join(', ');
  throw new UserError(
    'unknown-option',
    `/${slash.name} has no option "${unknown}"; it has ${known || 'none'}.`,
  );
}
