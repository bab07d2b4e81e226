import { describe, expect, it } from 'vitest';
import { judge } from './openapi-judge.js';

const messages = '/channels/1/messages';
const callback = '/interactions/123/token/callback';
const commands = '/applications/123/commands';
const button = (id: string) => ({ type: 2, style: 1, label: 'B', custom_id: id });
const row = (...components: object[]) => ({ type: 1, components });
const role = (id: string) => ({ id, type: 'role' });
const roles = (more: object = {}) => ({ type: 6, custom_id: 'r', ...more });
const texts = (count: number, more: object = {}) => ({
  type: 3,
  custom_id: 't',
  options: Array.from({ length: count }, (_, n) => ({ label: 'L', value: `${n}`, ...more })),
});
const command = (more: object = {}) => ({ name: 'add', description: 'Adds', type: 1, ...more });
const option = (name: string, more: object = {}) => ({ type: 3, name, description: 'd', ...more });
const text = (length: number) => ({ type: 10, content: 'x'.repeat(length) });
const layout = 1 << 15;

describe('judge, beyond the description', () => {
  it.each([
    ['a thread', 'POST', '/channels/1/threads', { name: 'Talk', type: 11 }],
    ['a thread on a message', 'POST', '/channels/1/messages/2/threads', { name: 'Talk' }],
    ['joining a thread', 'PUT', '/channels/1/thread-members/@me', undefined],
    ['leaving a thread', 'DELETE', '/channels/1/thread-members/@me', undefined],
    ['typing', 'POST', '/channels/1/typing', undefined],
    ['a direct message', 'POST', '/users/@me/channels', { recipient_id: '2' }],
    [
      'a reply',
      'POST',
      messages,
      {
        content: 'x',
        message_reference: { message_id: '7', fail_if_not_exists: false },
        allowed_mentions: { parse: [], replied_user: false },
      },
    ],
    ['emoji, which count once', 'POST', messages, { content: '😀'.repeat(2000) }],
    ['a file alone', 'POST', messages, { attachments: [{ id: '0', filename: 'a.txt' }] }],
    ['taking the text away', 'PATCH', '/channels/1/messages/2', { content: '' }],
    [
      'menus',
      'POST',
      messages,
      { content: 'x', components: [row(roles({ min_values: 0 })), row(texts(25))] },
    ],
    [
      'a menu with defaults',
      'POST',
      messages,
      { content: 'x', components: [row(roles({ max_values: 2, default_values: [role('1'), role('2')] }))] },
    ],
    ['layout', 'POST', messages, { flags: layout, components: [text(4000)] }],
    [
      'localised commands',
      'PUT',
      commands,
      [command({ name_localizations: { de: 'hinzufügen', ja: '追加', 'pt-BR': 'adicionar' } })],
    ],
  ])('passes %s', (_name, method, path, body) => {
    expect(judge({ method, path, body })).toEqual([]);
  });

  it.each([
    ['an empty message', messages, {}, 'is empty'],
    ['white space', messages, { content: ' \n' }, 'is empty'],
    ['content of 2,001', messages, { content: 'x'.repeat(2001) }, '2000'],
    [
      'embeds of 6,001',
      messages,
      { embeds: [{ description: 'x'.repeat(4000) }, { footer: { text: 'x'.repeat(2001) } }] },
      '6000',
    ],
    [
      'six rows',
      messages,
      { content: 'x', components: Array.from({ length: 6 }, (_, n) => row(button(`${n}`))) },
      '5 rows',
    ],
    [
      'a menu beside a button',
      messages,
      { content: 'x', components: [row(button('b'), roles())] },
      'one menu',
    ],
    ['one custom id twice', messages, { content: 'x', components: [row(button('b'), button('b'))] }, 'twice'],
    [
      'more at least than at most',
      messages,
      { content: 'x', components: [row(roles({ min_values: 3, max_values: 2 }))] },
      '3 at least',
    ],
    [
      'more values than options',
      messages,
      { content: 'x', components: [row({ ...texts(2), max_values: 3 })] },
      '3 of 2',
    ],
    [
      'two chosen of one',
      messages,
      { content: 'x', components: [row(texts(2, { default: true }))] },
      '2 chosen',
    ],
    [
      'a value twice',
      messages,
      { content: 'x', components: [row(texts(2, { value: 'v' }))] },
      'a value twice',
    ],
    [
      'a default twice',
      messages,
      { content: 'x', components: [row(roles({ max_values: 2, default_values: [role('1'), role('1')] }))] },
      'a default twice',
    ],
    [
      'mentions both ways',
      messages,
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
      'parse has users',
    ],
    ['layout with content', messages, { content: 'x', flags: layout, components: [text(1)] }, 'no content'],
    ['layout without its flag', messages, { content: 'x', components: [text(1)] }, 'rows only'],
    [
      '4,001 characters in components',
      messages,
      { flags: layout, components: [text(4000), text(1)] },
      '4000',
    ],
    ['an empty reply', callback, { type: 4, data: {} }, 'is empty'],
    [
      'an update to nothing',
      callback,
      { type: 7, data: { content: '', embeds: [], components: [], attachments: [] } },
      'is empty',
    ],
    ['a nameless choice', callback, { type: 8, data: { choices: [{ name: ' ', value: 'x' }] } }, 'no name'],
    [
      'a form with a custom id twice',
      callback,
      {
        type: 9,
        data: {
          custom_id: 'f',
          title: 'F',
          components: [1, 2].map(() => row({ type: 4, custom_id: 'a', label: 'A', style: 1 })),
        },
      },
      'twice',
    ],
    ['a thread without a name', '/channels/1/threads', { type: 11 }, 'name'],
    ['a thread of 101', '/channels/1/threads', { name: 'x'.repeat(101) }, 'name'],
  ])('catches %s', (_name, path, body, named) => {
    expect(judge({ method: 'POST', path, body }).join('\n')).toContain(named);
  });

  it.each([
    ['no description', [command({ description: '' })], 'no description'],
    ['capitals', [command({ name: 'Add' })], 'the name "Add"'],
    ['a space', [command({ name: 'add it' })], 'the name "add it"'],
    ['capitals in German', [command({ name_localizations: { de: 'Hinzufügen' } })], 'the name "Hinzufügen"'],
    [
      'a locale that is none',
      [command({ name_localizations: { es: 'anadir' } })],
      '"es", which is no locale',
    ],
    ['one twice', [command(), command()], 'twice: 1 add'],
    [
      'one twice in French',
      [
        command({ name_localizations: { fr: 'ajouter' } }),
        command({ name: 'put', name_localizations: { fr: 'ajouter' } }),
      ],
      'twice: 1 ajouter',
    ],
    [
      'required after optional',
      [command({ options: [option('a'), option('b', { required: true })] })],
      'b is required',
    ],
    ['two of one name', [command({ options: [option('a'), option('a')] })], 'two options "a"'],
    [
      'two of one name in French',
      [
        command({
          options: [
            option('a', { name_localizations: { fr: 'x' } }),
            option('b', { name_localizations: { fr: 'x' } }),
          ],
        }),
      ],
      'two options "x"',
    ],
    [
      'a subcommand beside an option',
      [command({ options: [option('a', { type: 1 }), option('b')] })],
      'mixes',
    ],
    [
      'choices beside autocomplete',
      [command({ options: [option('a', { autocomplete: true, choices: [{ name: 'n', value: 'v' }] })] })],
      'has choices',
    ],
    [
      'more than 8,000 characters',
      [
        command({
          options: Array.from({ length: 4 }, (_, n) =>
            option(`o${n}`, {
              choices: Array.from({ length: 25 }, (_each, m) => ({
                name: 'n'.repeat(50),
                value: 'v'.repeat(40 + m),
              })),
            }),
          ),
        }),
      ],
      'more than 8000',
    ],
    ['a menu with a description', [{ name: 'Show it', type: 3, description: 'd' }], 'has a description'],
  ])('catches commands with %s', (_name, body, named) => {
    expect(judge({ method: 'PUT', path: commands, body }).join('\n')).toContain(named);
  });
});
