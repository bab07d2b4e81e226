import {
  ButtonStyle,
  ComponentType,
  type APIButtonComponent,
  type APIMessageTopLevelComponent,
  type APISelectMenuComponent,
} from 'discord.js';
import { componentsOf, isSelect } from '../loopback/message-component.js';
import type { SelectChoice } from '../loopback/select-data.js';
import { element, escapeHtml } from './html.js';

/** What a menu offers whoever sees it. */
export type ChoicesOf = (menu: APISelectMenuComponent) => readonly SelectChoice[];

/** What stands in a menu of texts itself. */
const ownChoices: ChoicesOf = (menu) =>
  menu.type === ComponentType.StringSelect
    ? menu.options.map(({ value, label, default: isChosen = false }) => ({ value, label, isChosen }))
    : [];

/** Buttons and menus under a message, row by row. */
export function componentsHtml(
  rows: readonly APIMessageTopLevelComponent[],
  choicesOf: ChoicesOf = ownChoices,
): string {
  return rows.map((row) => rowHtml(row, choicesOf)).join('');
}

function rowHtml(row: APIMessageTopLevelComponent, choicesOf: ChoicesOf): string {
  const held = [...componentsOf([row])].map((component) => {
    if (isSelect(component)) return selectHtml(component, choicesOf(component));
    return isButton(component) ? buttonHtml(component) : '';
  });
  return element('div', { class: 'row' }, held.join(''));
}

function isButton(component: object): component is APIButtonComponent {
  return 'type' in component && component.type === ComponentType.Button;
}

function buttonHtml(button: APIButtonComponent): string {
  const label = 'label' in button ? (button.label ?? '') : '';
  const emoji = 'emoji' in button ? (button.emoji?.name ?? '') : '';
  const text = escapeHtml([emoji, label].filter(Boolean).join(' '));
  if (button.style === ButtonStyle.Link) {
    const attributes = { class: 'button', href: button.url, rel: 'noreferrer noopener', target: '_blank' };
    return /^https?:\/\//i.test(button.url) ? element('a', attributes, text) : text;
  }
  const attributes = {
    type: 'button',
    class: `style-${ButtonStyle[button.style].toLowerCase()}`,
    disabled: button.disabled ? '' : null,
    'data-custom-id': 'custom_id' in button ? button.custom_id : null,
  };
  return element('button', attributes, text);
}

/** One choice from a menu is sent when it is made; of several, when all are. */
function selectHtml(select: APISelectMenuComponent, choices: readonly SelectChoice[]): string {
  const name = select.placeholder ?? 'Choose';
  const common = { 'data-custom-id': select.custom_id, class: 'select' };
  const isSingle = (select.min_values ?? 1) === 1 && (select.max_values ?? 1) === 1;
  if (isSingle) {
    const nothing = choices.some(({ isChosen }) => isChosen)
      ? ''
      : element('option', { value: '', selected: '', disabled: '', hidden: '' }, escapeHtml(name));
    const attributes = { ...common, 'aria-label': name, disabled: select.disabled ? '' : null };
    return element('select', attributes, nothing + choices.map(optionHtml).join(''));
  }
  const chosen = choices.filter(({ isChosen }) => isChosen).map(({ label }) => label);
  const boxes = choices.map(({ value, label, isChosen }) => {
    const box = element('input', { type: 'checkbox', value, checked: isChosen ? '' : null }, '');
    return element('label', {}, `${box} ${escapeHtml(label)}`);
  });
  const held = [
    element('summary', {}, escapeHtml(chosen.length > 0 ? `${name}: ${chosen.join(', ')}` : name)),
    element('fieldset', {}, element('legend', { class: 'unseen' }, escapeHtml(name)) + boxes.join('')),
    element('button', { type: 'button', class: 'style-primary', 'data-choose': '' }, 'Choose'),
  ];
  return element('details', common, held.join(''));
}

function optionHtml({ value, label, isChosen }: SelectChoice): string {
  return element('option', { value, selected: isChosen ? '' : null }, escapeHtml(label));
}
