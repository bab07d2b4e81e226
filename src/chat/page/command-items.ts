import {
  ApplicationCommandOptionType as Type,
  ComponentType,
  type APIApplicationCommandBasicOption,
} from 'discord.js';
import type { LoopbackSession } from '../loopback/loopback-session.js';
import type { ChoiceItem, CommandItem, OptionItem } from './page-protocol.js';

/** Menus of Discord by the kind of option whose values they offer. */
const menusOfOptions = {
  [Type.User]: ComponentType.UserSelect,
  [Type.Role]: ComponentType.RoleSelect,
  [Type.Channel]: ComponentType.ChannelSelect,
  [Type.Mentionable]: ComponentType.MentionableSelect,
} as const;

/** The slash commands that a person is offered in a place. */
export function commandItems(session: LoopbackSession): readonly CommandItem[] {
  return session.slashCommands().map(({ name, description, options }) => ({
    name,
    description,
    options: options.map((option) => optionItem(option, session)),
  }));
}

function optionItem(option: APIApplicationCommandBasicOption, session: LoopbackSession): OptionItem {
  const choices = choicesOf(option, session);
  return {
    name: option.name,
    description: option.description,
    kind: kindOf(option, choices),
    isRequired: option.required ?? false,
    completes: 'autocomplete' in option && option.autocomplete === true,
    choices,
  };
}

function kindOf(
  { type }: APIApplicationCommandBasicOption,
  choices: readonly ChoiceItem[],
): OptionItem['kind'] {
  if (type === Type.Attachment) return 'file';
  if (choices.length > 0) return 'choice';
  return type === Type.Integer || type === Type.Number ? 'number' : 'text';
}

function choicesOf(
  option: APIApplicationCommandBasicOption,
  session: LoopbackSession,
): readonly ChoiceItem[] {
  if (option.type === Type.Boolean) {
    return [
      { value: 'true', label: 'Yes' },
      { value: 'false', label: 'No' },
    ];
  }
  if (option.type in menusOfOptions) {
    const type = menusOfOptions[option.type as keyof typeof menusOfOptions];
    const channelTypes = option.type === Type.Channel ? { channel_types: option.channel_types ?? [] } : {};
    return session.offeredBy({ type, custom_id: option.name, ...channelTypes } as never);
  }
  const choices = 'choices' in option ? (option.choices ?? []) : [];
  return choices.map(({ name, value }) => ({ label: name, value: String(value) }));
}
