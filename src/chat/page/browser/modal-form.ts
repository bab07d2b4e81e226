import type { ActionResult, FieldItem, FormItem } from '../page-protocol.js';
import { button, byId, element, newId } from './element.js';

type FieldValues = Record<string, string | readonly string[]>;
type SendForm = (form: string, fields: FieldValues) => Promise<ActionResult>;

/** Shows a form that the bot opened; it stays open until what is in it was taken. */
export function openForm({ id, title, fields }: FormItem, send: SendForm): void {
  const dialog = byId('form') as HTMLDialogElement;
  const heading = element('h2', { id: newId() }, title);
  dialog.setAttribute('aria-labelledby', heading.id);
  const problem = element('p', { role: 'alert' });
  const shown = fields.map((field) => new ShownField(field));
  const form = element(
    'form',
    { method: 'dialog' },
    heading,
    ...shown.map(({ box }) => box),
    problem,
    element(
      'div',
      { class: 'row' },
      element('button', { type: 'submit', class: 'style-primary' }, 'Send'),
      button('Cancel', () => dialog.close()),
    ),
  );
  const sendAndReopen = async (values: FieldValues): Promise<void> => {
    const { refused } = await send(id, values);
    if (refused === null) return;
    problem.textContent = refused;
    dialog.showModal();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    problem.textContent = '';
    const values = Object.fromEntries(shown.map((field) => [field.customId, field.value]));
    // The bot may work long on it: what it says arrives as a message, and only a refusal keeps the form open.
    dialog.close();
    void sendAndReopen(values);
  });
  dialog.replaceChildren(form);
  dialog.showModal();
}

class ShownField {
  readonly customId: string;
  readonly box: HTMLElement;
  readonly #read: () => string | readonly string[];

  constructor(field: FieldItem) {
    this.customId = field.customId;
    const id = newId();
    const [control, read] = field.menu ? menuOf(field, id) : textOf(field, id);
    this.#read = read;
    const mark = field.isRequired ? '' : ' (optional)';
    this.box = element(
      'div',
      { class: 'field' },
      element('label', { for: id }, field.label + mark),
      ...(field.description ? [element('small', { id: `${id}-note` }, field.description)] : []),
      control,
    );
  }

  get value(): string | readonly string[] {
    return this.#read();
  }
}

function textOf(field: FieldItem, id: string): [HTMLElement, () => string] {
  const { isLong, isRequired, maximum, placeholder, value, description } = field;
  const common = {
    id,
    maxlength: maximum,
    required: isRequired,
    placeholder,
    'aria-describedby': description ? `${id}-note` : null,
  };
  const control = isLong
    ? element('textarea', { ...common, rows: 6 })
    : element('input', { ...common, type: 'text' });
  control.value = value;
  return [control, () => control.value];
}

function menuOf(field: FieldItem, id: string): [HTMLElement, () => readonly string[]] {
  const { choices = [], most = 1 } = field.menu ?? {};
  const control = element(
    'select',
    { id, multiple: most > 1, required: field.isRequired },
    ...(most > 1 || choices.some(({ isChosen }) => isChosen) ? [] : [element('option', { value: '' }, '–')]),
    ...choices.map(({ value, label, isChosen = false }) =>
      element('option', { value, selected: isChosen }, label),
    ),
  );
  return [control, () => [...control.selectedOptions].map(({ value }) => value).filter(Boolean)];
}
