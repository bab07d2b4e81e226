import { ComponentType, type APIModalInteractionResponseCallbackData } from 'discord.js';
import { UserError } from '../../errors.js';
import { checkText, fieldOf, modalFields, type MenuField, type ModalField } from './modal-fields.js';
import type { ResolvedEntities } from './resolved-entities.js';
import { resolveChosen, type MenuPlace } from './select-data.js';

/** What a person fills a modal with, by the custom ids of its fields: texts, and of menus what is chosen. */
export type ModalValues = Readonly<Record<string, string | readonly string[]>>;

/**
 * What Discord sends when a filled modal is submitted, in the layout of the modal. What is left out is as it was shown.
 * @param resolved gets the people, roles and channels that are chosen
 * @throws UserError "bad-field" or "bad-choice" where Discord's client would not let it be sent
 */
export function modalSubmission(
  modal: APIModalInteractionResponseCallbackData,
  values: ModalValues,
  place: MenuPlace,
  resolved: ResolvedEntities,
): object {
  refuseUnknown(modal, values);
  const components = modal.components.flatMap((component, index): object[] => {
    const field = fieldOf(component);
    if (!field) return [];
    const sent = { id: index * 2 + 2, ...filled(field, values[field.customId], place, resolved) };
    return component.type === ComponentType.ActionRow
      ? [{ type: ComponentType.ActionRow, id: index * 2 + 1, components: [sent] }]
      : [{ type: ComponentType.Label, id: index * 2 + 1, component: sent }];
  });
  const entities = resolved.toJSON();
  return { custom_id: modal.custom_id, components, ...(entities ? { resolved: entities } : {}) };
}

function filled(
  field: ModalField,
  given: string | readonly string[] | undefined,
  place: MenuPlace,
  resolved: ResolvedEntities,
): object {
  const { customId } = field;
  if (field.kind === 'menu') {
    const listed = typeof given === 'string' ? [given].filter((value) => value !== '') : given;
    const chosen = resolveChosen(asAsked(field), listed ?? chosenBefore(field), place, resolved);
    return { type: field.menu.type, custom_id: customId, values: chosen };
  }
  const value = given === undefined ? field.value : typeof given === 'string' ? given : given.join(', ');
  checkText(field, value);
  return { type: ComponentType.TextInput, custom_id: customId, value };
}

/** A menu that may be left out takes nothing at all, too. */
export function asAsked({ menu, isRequired }: MenuField): MenuField['menu'] {
  return isRequired ? menu : { ...menu, min_values: 0 };
}

function chosenBefore({ menu }: MenuField): readonly string[] {
  if (menu.type !== ComponentType.StringSelect) return (menu.default_values ?? []).map(({ id }) => id);
  return menu.options.filter((option) => option.default).map(({ value }) => value);
}

function refuseUnknown(modal: APIModalInteractionResponseCallbackData, values: ModalValues): void {
  const known = modalFields(modal).map(({ customId }) => customId);
  const unknown = Object.keys(values).find((id) => !known.includes(id));
  if (unknown === undefined) return;
  throw new UserError('bad-field', `"${modal.title}" has no field "${unknown}"; it has ${known.join(', ')}.`);
}
