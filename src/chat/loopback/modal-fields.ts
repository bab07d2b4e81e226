import { ComponentType, type APIModalInteractionResponseCallbackData } from 'discord.js';
import { UserError } from '../../errors.js';
import { lengthOf } from './limits/length.js';

/** A field of a modal, in whichever of Discord's two layouts it came. */
export interface ModalField {
  readonly customId: string;
  readonly label: string;
  readonly description: string | null;
  readonly isRequired: boolean;
  readonly isLong: boolean;
  /** In characters. */
  readonly minimum: number;
  readonly maximum: number;
  /** What stands in it already. */
  readonly value: string;
  readonly placeholder: string | null;
  /** The values that it may have; null for free text. */
  readonly choices: readonly string[] | null;
}

type ModalComponent = APIModalInteractionResponseCallbackData['components'][number];

/** The fields of a modal, from top to bottom. */
export function modalFields(modal: APIModalInteractionResponseCallbackData): readonly ModalField[] {
  return modal.components.flatMap((component) => fieldOf(component) ?? []);
}

function fieldOf(component: ModalComponent): ModalField | null {
  if (component.type === ComponentType.ActionRow) {
    const input = component.components[0];
    return input?.type === ComponentType.TextInput ? textField(input, input.label ?? '', null) : null;
  }
  if (component.type !== ComponentType.Label) return null;
  const inner = component.component;
  const description = component.description ?? null;
  if (inner.type === ComponentType.TextInput) return textField(inner, component.label, description);
  if (inner.type !== ComponentType.StringSelect) return null;
  return {
    customId: inner.custom_id,
    label: component.label,
    description,
    isRequired: inner.required ?? true,
    isLong: false,
    minimum: 0,
    maximum: 100,
    value: inner.options.find((option) => option.default)?.value ?? '',
    placeholder: inner.placeholder ?? null,
    choices: inner.options.map((option) => option.value),
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

function textField(input: TextInput, label: string, description: string | null): ModalField {
  return {
    customId: input.custom_id,
    label,
    description,
    isRequired: input.required ?? true,
    isLong: input.style === 2,
    minimum: input.min_length ?? 0,
    maximum: input.max_length ?? 4000,
    value: input.value ?? '',
    placeholder: input.placeholder ?? null,
    choices: null,
  };
}

/**
 * What Discord sends when a filled modal is submitted, in the layout of the modal.
 * @throws UserError "bad-field" where Discord's client would not let it be sent
 */
export function modalSubmission(
  modal: APIModalInteractionResponseCallbackData,
  values: Readonly<Record<string, string>>,
): object {
  const fields = modalFields(modal);
  const unknown = Object.keys(values).find((id) => !fields.some((field) => field.customId === id));
  if (unknown !== undefined) {
    const known = fields.map((field) => field.customId).join(', ');
    throw new UserError('bad-field', `"${modal.title}" has no field "${unknown}"; it has ${known}.`);
  }
  const components = modal.components.flatMap((component, index): object[] => {
    const field = fieldOf(component);
    if (!field) return [];
    const value = values[field.customId] ?? field.value;
    checkField(field, value);
    const sent = field.choices
      ? {
          type: ComponentType.StringSelect,
          id: index * 2 + 2,
          custom_id: field.customId,
          values: value ? [value] : [],
        }
      : { type: ComponentType.TextInput, id: index * 2 + 2, custom_id: field.customId, value };
    return component.type === ComponentType.ActionRow
      ? [{ type: ComponentType.ActionRow, id: index * 2 + 1, components: [sent] }]
      : [{ type: ComponentType.Label, id: index * 2 + 1, component: sent }];
  });
  return { custom_id: modal.custom_id, components };
}

/** @throws UserError "bad-field" where the value may not stand in the field */
export function checkField(field: ModalField, value: string): void {
  const length = lengthOf(value);
  const refuse = (why: string) => new UserError('bad-field', `${field.label}: ${why}.`);
  if (value === '') {
    if (field.isRequired) throw refuse('this cannot be left out');
    return;
  }
  if (length > field.maximum) throw refuse(`${length} characters are too many; ${field.maximum} fit`);
  if (length < field.minimum) throw refuse(`${length} characters are too few; ${field.minimum} are needed`);
  if (field.choices && !field.choices.includes(value))
    throw refuse(`choose one of ${field.choices.join(', ')}`);
}
