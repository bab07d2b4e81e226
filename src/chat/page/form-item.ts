import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import { modalFields, type ModalField } from '../loopback/modal-fields.js';
import type { LoopbackSession } from '../loopback/loopback-session.js';
import type { FieldItem, FormItem } from './page-protocol.js';

/** A form as the page shows it. */
export function formItem(
  id: string,
  modal: APIModalInteractionResponseCallbackData,
  session: LoopbackSession,
): FormItem {
  return { id, title: modal.title, fields: modalFields(modal).map((field) => fieldItem(field, session)) };
}

function fieldItem(field: ModalField, session: LoopbackSession): FieldItem {
  const { customId, label, description, isRequired, placeholder } = field;
  const basics = { customId, label, description, isRequired, placeholder };
  if (field.kind === 'text') {
    const { isLong, maximum, value } = field;
    return { ...basics, menu: null, isLong, maximum, value };
  }
  const { min_values: least = 1, max_values: most = 1 } = field.menu;
  const choices = session.offeredBy(field.menu);
  return { ...basics, menu: { choices, least, most }, isLong: false, maximum: 0, value: '' };
}
