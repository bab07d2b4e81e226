import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LoopbackDiscord } from '../../../src/chat/loopback-discord.js';
import { many, sendRaw } from './raw-api.js';

let loopback: LoopbackDiscord;

beforeAll(async () => {
  loopback = await LoopbackDiscord.start();
});
afterAll(() => loopback.close());

const register = (commands: unknown) =>
  sendRaw(loopback, 'PUT', `/applications/${loopback.bot.id}/commands`, commands);
const option = (name: string, more: object = {}) => ({ type: 3, name, description: 'd', ...more });
const inFrench = (name: string) => ({ name_localizations: { fr: name } });
const command = (more: object) => [{ name: 'ask', description: 'Asks', ...more }];

describe('commands', () => {
  it.each([
    ['an upper-case name', command({ name: 'Ask' })],
    ['a name with a space', command({ name: 'ask me' })],
    ['a name of 33', command({ name: 'x'.repeat(33) })],
    ['no description', [{ name: 'ask' }]],
    ['an empty description', command({ description: '' })],
    ['a description of 101', command({ description: 'x'.repeat(101) })],
    ['an option without description', command({ options: [{ type: 3, name: 'a' }] })],
    ['an upper-case option', command({ options: [option('A')] })],
    ['required after optional', command({ options: [option('a'), option('b', { required: true })] })],
    ['one option twice', command({ options: [option('a'), option('a')] })],
    ['26 options', command({ options: many(26, (n) => option(`o${n}`)) })],
    [
      '26 choices',
      command({ options: [option('a', { choices: many(26, (n) => ({ name: `${n}`, value: `${n}` })) })] }),
    ],
    [
      'a choice of 101',
      command({ options: [option('a', { choices: [{ name: 'n', value: 'x'.repeat(101) }] })] }),
    ],
    [
      'choices with autocomplete',
      command({ options: [option('a', { autocomplete: true, choices: [{ name: 'n', value: 'v' }] })] }),
    ],
    ['a sub-command beside an option', command({ options: [option('a'), option('b', { type: 1 })] })],
    [
      'required after optional in a sub-command',
      command({
        options: [option('s', { type: 1, options: [option('a'), option('b', { required: true })] })],
      }),
    ],
    ['one name twice', [...command({}), ...command({})]],
    ['a menu with a description', [{ type: 3, name: 'Check', description: 'd' }]],
    ['a menu with options', [{ type: 3, name: 'Check', options: [option('a')] }]],
    [
      'more than 8,000 characters',
      command({
        options: many(25, (n) =>
          option(`o${n}`, {
            description: 'x'.repeat(100),
            choices: many(5, (c) => ({ name: 'n'.repeat(90), value: `${c}` })),
          }),
        ),
      }),
    ],
    ['an upper-case name in German', command({ name_localizations: { de: 'Fragen' } })],
    ['an option with a space in French', command({ options: [option('a', inFrench('un mot'))] })],
    ['a locale that is none', command({ name_localizations: { es: 'preguntar' } })],
    ['a locale in capitals', command({ description_localizations: { DE: 'Fragt' } })],
    ['a German description of 101', command({ description_localizations: { de: 'x'.repeat(101) } })],
    ['an empty German description', command({ description_localizations: { de: '' } })],
    ['a French menu name of 33', [{ type: 3, name: 'Check', ...inFrench('x'.repeat(33)) }]],
    [
      'a French choice of 101',
      command({
        options: [option('a', { choices: [{ name: 'n', value: 'v', ...inFrench('x'.repeat(101)) }] })],
      }),
    ],
    [
      'one name twice in French',
      [...command(inFrench('demander')), { name: 'put', description: 'd', ...inFrench('demander') }],
    ],
    [
      'an English name that another has in French',
      [...command(inFrench('put')), { name: 'put', description: 'd' }],
    ],
    [
      'one option twice in French',
      command({ options: [option('a', inFrench('x')), option('b', inFrench('x'))] }),
    ],
    [
      'more than 8,000 characters in French',
      command({
        options: many(25, (n) =>
          option(`o${n}`, {
            choices: many(4, (c) => ({ name: 'n', value: `${c}`, ...inFrench('n'.repeat(90)) })),
          }),
        ),
      }),
    ],
    ['101 commands', many(101, (n) => ({ name: `c${n}`, description: 'd' }))],
    ['an object', {}],
  ])('refuses %s', async (_name, commands) => {
    expect(await register(commands)).toMatchObject({ status: 400, body: { code: 50_035 } });
  });

  it('takes names of other scripts, menus with spaces, and one name for a command and a menu', async () => {
    const { status } = await register([
      { name: 'قل', description: 'd' },
      { name: 'check', description: 'd' },
      { type: 3, name: 'check' },
      { type: 3, name: 'Show sources' },
    ]);
    expect(status).toBe(200);
    expect(loopback.commands.map((one) => one.name)).toEqual(['قل', 'check', 'check', 'Show sources']);
  });

  it('lists the words of all languages only where they are asked for', async () => {
    const texts = { name_localizations: { de: 'fragen' }, description_localizations: { de: 'Fragt' } };
    const choices = [{ name: 'n', value: 'v', ...inFrench('nom') }];
    await register(command({ ...texts, options: [option('a', { ...inFrench('un'), choices })] }));
    const path = `/applications/${loopback.bot.id}/commands`;
    const full = await sendRaw(loopback, 'GET', `${path}?with_localizations=true`);
    expect(full.body).toMatchObject([{ ...texts, options: [{ ...inFrench('un'), choices }] }]);
    const short = await sendRaw(loopback, 'GET', path);
    expect(short.body).toMatchObject(command({ options: [option('a')] }));
    expect(JSON.stringify(short.body)).not.toContain('_localizations');
  });

  it('refuses another application', async () => {
    expect((await sendRaw(loopback, 'PUT', '/applications/1/commands', [])).status).toBe(403);
  });
});
