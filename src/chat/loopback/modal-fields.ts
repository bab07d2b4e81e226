import {
  ComponentType,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuComponent,
} from 'discord.js';
import { UserError } from '../../errors.js';
import { lengthOf } from './limits/length.js';
import { isSelect } from './message-component.js';

interface FieldBasics {
  readonly customId: string;
  readonly label: string;
  readonly description: string | null;
  readonly isRequired: boolean;
  readonly placeholder: string | null;
}

/** A field for a text. */
export interface TextField extends FieldBasics {
  readonly kind: 'text';
  readonly isLong: boolean;
  /** In characters. */
  readonly minimum: number;
  readonly maximum: number;
  /** What stands in it already. */
  readonly value: string;
}

/** A menu in a modal. */
export interface MenuField extends FieldBasics {
  readonly kind: 'menu';
  readonly menu: APISelectMenuComponent;
}

/** A field of a modal, in whichever of Discord's two layouts it came. */
export type ModalField = TextField | MenuField;

type ModalComponent = APIModalInteractionResponseCallbackData['components'][number];

/** The fields of a modal, from top to bottom. */
export function modalFields(modal: APIModalInteractionResponseCallbackData): readonly ModalField[] {
  return modal.components.flatMap((component) => fieldOf(component) ?? []);
}

export function fieldOf(component: ModalComponent): ModalField | null {
  if (component.type === ComponentType.ActionRow) {
    const input = component.components[0];
    return input?.type === ComponentType.TextInput ? textField(input, input.label ?? '', null) : null;
  }
  if (component.type !== ComponentType.Label) return null;
  const { component: inner, label, description = null } = component;
  if (inner.type === ComponentType.TextInput) return textField(inner, label, description);
  if (!isSelect(inner)) return null;
  return {
    kind: 'menu',
    customId: inner.custom_id,
    label,
    description,
    isRequired: inner.required ?? true,
    placeholder: inner.placeholder ?? null,
    menu: inner,
  };
}

interface TextInput {
  readonly custom_id: string;
  readonly style: number;
  readonly required?: boolean | undefined;
  readonly min_length?: number | undefined;
  readonly max_length?: number | undefined;
  readonly value?: string | undefined;
  readonly placeholder?: string | undefined;
}

function textField(input: TextInput, label: string, description: string | null): TextField {
  return {
    kind: 'text',
    customId: input.custom_id,
    label,
    description,
    isRequired: input.required ?? true,
    isLong: input.style === 2,
    minimum: input.min_length ?? 0,
    maximum: input.max_length ?? 4000,
    value: input.value ?? '',
    placeholder: input.placeholder ?? null,
  };
}

/** @throws UserError "bad-field" where the text may not stand in the field */
export function checkText(field: TextField, value: string): void {
  const length = lengthOf(value);
  const refuse = (why: string) => new UserError('bad-field', `${field.label}: ${why}.`);
  if (value === '') {
    if (field.isRequired) throw refuse('this cannot be left out');
    return;
  }
  if (length > field.maximum) throw refuse(`${length} characters are too many; ${field.maximum} fit`);
  if (length < field.minimum) throw refuse(`${length} characters are too few; ${field.minimum} are needed`);
}
