import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type APIApplicationCommandBasicOption,
} from 'discord.js';
import { UserError } from '../../errors.js';
import type { ChatOptionValue } from '../chat-session.js';
import type { AttachmentStore } from './attachment-store.js';
import { optionValue } from './option-value.js';
import { kindsOfOption, ResolvedEntities } from './resolved-entities.js';
import type { SlashCommand } from './slash-command.js';
import type { LoopbackGuild, LoopbackUser } from './world-model.js';
import type { World } from './world.js';

/** An option as Discord sends it to the bot. */
interface SentOption {
  readonly name: string;
  readonly type: ApplicationCommandOptionType;
  readonly value?: string | number | boolean;
  readonly focused?: true;
  readonly options?: readonly SentOption[];
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
  forCommand(
    slash: SlashCommand,
    values: OptionValues,
    guild: LoopbackGuild | null,
    asker: LoopbackUser,
  ): object {
    refuseUnknown(slash, Object.keys(values));
    const resolved = new ResolvedEntities(this.#world, guild, asker);
    const sent = slash.options.flatMap((option): SentOption[] => {
      const given = values[option.name];
      if (given !== undefined) return [this.#sent(option, given, resolved)];
      if (!option.required) return [];
      throw new UserError('missing-option', `/${slash.name} needs ${option.name}: ${option.description}.`);
    });
    const used = resolved.toJSON();
    return {
      ...identityOf(slash),
      options: nested(slash, sent),
      ...(used ? { resolved: used } : {}),
    };
  }

  /** While an option is being typed: nothing is required, and the typed text is sent as it is. */
  forAutocomplete(
    slash: SlashCommand,
    focused: string,
    typed: string,
    others: Readonly<Record<string, string>>,
  ): object {
    refuseUnknown(slash, [focused, ...Object.keys(others)]);
    const option = slash.options.find((one) => one.name === focused);
    if (!option || !('autocomplete' in option) || !option.autocomplete) {
      throw new UserError(
        'no-autocomplete',
        `${focused} of /${slash.name} offers nothing while it is typed.`,
      );
    }
    const sent: SentOption = { name: focused, type: option.type, value: typed, focused: true };
    const filledIn = slash.options.flatMap(({ name, type }): SentOption[] => {
      const value = name === focused ? undefined : others[name];
      return value === undefined ? [] : [{ name, type, value }];
    });
    return { ...identityOf(slash), options: nested(slash, [...filledIn, sent]) };
  }

  #sent(
    option: APIApplicationCommandBasicOption,
    given: ChatOptionValue,
    resolved: ResolvedEntities,
  ): SentOption {
    const { name, type } = option;
    const value = optionValue(option, given);
    if (typeof value === 'object') {
      const attachment = this.#attachments.add(value, `ephemeral-attachments/${this.#world.bot.id}`);
      resolved.addAttachment(attachment);
      return { name, type, value: attachment.id };
    }
    const kinds = kindsOfOption[type];
    if (!kinds) return { name, type, value };
    const id = resolved.add(String(value), kinds);
    if (id !== null) return { name, type, value: id };
    throw new UserError('bad-option', `${name}: nothing here is called "${value}"; give a name or an id.`);
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
