import { ComponentType, type APIButtonComponentWithCustomId, type APISelectMenuComponent } from 'discord.js';
import { UserError } from '../../errors.js';
import type { ChatMessage } from '../chat-session.js';
import type { StoredMessage } from './world-model.js';

/** The kinds of menus from which something is chosen. */
const selectTypes: readonly ComponentType[] = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];

/** Everything below a message that can be pressed or chosen from, also inside containers and sections. */
export function* componentsOf(components: ChatMessage['components']): Generator<object> {
  for (const component of components) yield* walk(component);
}

function* walk(component: object): Generator<object> {
  yield component;
  if ('components' in component && Array.isArray(component.components)) {
    for (const child of component.components as object[]) yield* walk(child);
  }
  if ('accessory' in component && component.accessory) yield* walk(component.accessory as object);
}

/** @throws UserError "no-component" where the message has no such button, or it is disabled */
export function findButton(message: StoredMessage, customId: string): APIButtonComponentWithCustomId {
  return find(message, customId, isButton);
}

/** @throws UserError "no-component" where the message has no such menu, or it is disabled */
export function findSelect(message: StoredMessage, customId: string): APISelectMenuComponent {
  return find(message, customId, isSelect);
}

export function isSelect(component: object): component is APISelectMenuComponent {
  return 'type' in component && selectTypes.includes(component.type as ComponentType);
}

function isButton(component: object): component is APIButtonComponentWithCustomId {
  return 'type' in component && component.type === ComponentType.Button && 'custom_id' in component;
}

function find<Component extends { readonly custom_id: string; readonly disabled?: boolean }>(
  message: StoredMessage,
  customId: string,
  isWanted: (component: object) => component is Component,
): Component {
  for (const component of componentsOf(message.api.components ?? [])) {
    if (!isWanted(component) || component.custom_id !== customId) continue;
    if (!component.disabled) return component;
    throw new UserError('no-component', `"${customId}" is disabled: it cannot be used now.`);
  }
  throw new UserError('no-component', `There is no "${customId}" under this message.`);
}
