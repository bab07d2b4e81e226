import {
  type ComponentType,
  type APIButtonComponentWithCustomId,
  type APIStringSelectComponent,
} from 'discord.js';
import { UserError } from '../../errors.js';
import type { ChatMessage } from '../chat-session.js';
import type { StoredMessage } from './world-model.js';

interface ComponentOfType {
  readonly [ComponentType.Button]: APIButtonComponentWithCustomId;
  readonly [ComponentType.StringSelect]: APIStringSelectComponent;
}

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

/** @throws UserError "no-component" where the message has none of this type and id, or it is disabled */
export function findComponent<Type extends keyof ComponentOfType>(
  message: StoredMessage,
  customId: string,
  type: Type,
): ComponentOfType[Type] {
  for (const component of componentsOf(message.api.components ?? [])) {
    if (isComponent(component, customId, type)) {
      if (!component.disabled) return component;
      throw new UserError('no-component', `"${customId}" is disabled: it cannot be used now.`);
    }
  }
  throw new UserError('no-component', `There is no "${customId}" under this message.`);
}

function isComponent<Type extends keyof ComponentOfType>(
  component: object,
  customId: string,
  type: Type,
): component is ComponentOfType[Type] {
  return (
    'type' in component &&
    component.type === type &&
    'custom_id' in component &&
    component.custom_id === customId
  );
}
