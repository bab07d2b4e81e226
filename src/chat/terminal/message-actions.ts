import { ButtonStyle, ComponentType, type APISelectMenuComponent } from 'discord.js';
import type { ChatFile, ChatMessage } from '../chat-session.js';
import { componentsOf, isSelect } from '../loopback/message-component.js';

/** Something that can be picked by its number below a message. */
export type MessageAction =
  | {
      readonly kind: 'press';
      readonly label: string;
      readonly message: ChatMessage;
      readonly customId: string;
    }
  | {
      readonly kind: 'select';
      readonly label: string;
      readonly message: ChatMessage;
      readonly customId: string;
      readonly value: string;
    }
  | {
      /** A menu that takes several values or none, or whose entries Discord lists: what to choose is typed. */
      readonly kind: 'choose';
      readonly label: string;
      readonly message: ChatMessage;
      readonly customId: string;
    }
  | {
      readonly kind: 'menu';
      readonly label: string;
      readonly message: ChatMessage;
      readonly name: string;
    }
  | { readonly kind: 'save'; readonly label: string; readonly file: ChatFile };

/** Buttons that can be pressed, entries of menus, and files that can be saved, in the order in which they stand. */
export function messageActions(message: ChatMessage): readonly MessageAction[] {
  const actions: MessageAction[] = [];
  for (const component of componentsOf(message.components)) {
    if (isButton(component) && component.style !== ButtonStyle.Link && !component.disabled) {
      const label = component.label ?? component.emoji?.name ?? component.custom_id;
      actions.push({ kind: 'press', label, message, customId: component.custom_id });
    } else if (isSelect(component) && !component.disabled) {
      actions.push(...selectActions(component, message));
    }
  }
  for (const file of message.attachments) {
    actions.push({ kind: 'save', label: `Save ${file.name} (${file.bytes.byteLength} bytes)`, file });
  }
  return actions;
}

/** Of a menu that takes one text each entry is an action; any other is one action. */
function selectActions(menu: APISelectMenuComponent, message: ChatMessage): MessageAction[] {
  const { custom_id: customId, min_values: least = 1, max_values: most = 1 } = menu;
  if (menu.type === ComponentType.StringSelect && least === 1 && most === 1) {
    return menu.options.map(({ label, value, default: isChosen }) => ({
      kind: 'select',
      label: isChosen ? `${label} ✓` : label,
      message,
      customId,
      value,
    }));
  }
  const howMany = least === most ? `${most}` : `${least} to ${most}`;
  return [{ kind: 'choose', label: `${menu.placeholder ?? 'Choose'} (${howMany})`, message, customId }];
}

/** Buttons that lead to an address: nothing to press, but something to read. */
export function linkButtons(message: ChatMessage): readonly { label: string; url: string }[] {
  return [...componentsOf(message.components)].flatMap((component) =>
    'url' in component && typeof component.url === 'string' && 'style' in component
      ? [{ label: 'label' in component ? String(component.label) : component.url, url: component.url }]
      : [],
  );
}

interface Button {
  readonly type: ComponentType.Button;
  readonly style: ButtonStyle;
  readonly custom_id: string;
  readonly label?: string;
  readonly emoji?: { readonly name?: string | null };
  readonly disabled?: boolean;
}

function isButton(component: object): component is Button {
  return 'type' in component && component.type === ComponentType.Button && 'custom_id' in component;
}
