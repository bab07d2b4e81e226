import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LoopbackDiscord } from '../../../src/chat/loopback-discord.js';
import { judge } from '../../discord-harness/openapi-judge.js';
import { many, sendRaw } from './raw-api.js';

let loopback: LoopbackDiscord;
let path: string;

beforeAll(async () => {
  loopback = await LoopbackDiscord.start();
  path = `/channels/${loopback.addGuild({ name: 'Press', channels: ['news'] }).channels.news}/messages`;
});
afterAll(() => loopback.close());

const withMenu = (menu: object) => ({ content: 'x', components: [{ type: 1, components: [menu] }] });
const options = (count: number, more: object = {}) =>
  many(count, (n) => ({ label: `L${n}`, value: `${n}`, ...more }));
const texts = (menu: object = {}) => ({ type: 3, custom_id: 's', options: options(3), ...menu });
const roles = (menu: object = {}) => ({ type: 6, custom_id: 's', ...menu });
const role = (id: string) => ({ id, type: 'role' });

describe('select menus', () => {
  it.each([
    ['of texts', texts()],
    ['of texts with everything', texts({ placeholder: 'x'.repeat(150), min_values: 0, max_values: 3 })],
    ['with chosen texts', texts({ max_values: 3, options: options(3, { default: true }) })],
    ['with long options', texts({ options: [{ label: 'x'.repeat(100), value: 'y'.repeat(100) }] })],
    ['of people', { type: 5, custom_id: 'people', max_values: 25 }],
    ['of roles with chosen ones', roles({ max_values: 2, default_values: [role('1'), role('2')] })],
    [
      'of both with chosen ones',
      { type: 7, custom_id: 'm', max_values: 2, default_values: [{ id: '1', type: 'user' }, role('2')] },
    ],
    ['of channels', { type: 8, custom_id: 'c', channel_types: [0, 11], min_values: 0 }],
    ['that are disabled', roles({ disabled: true })],
  ])('are taken: %s', async (_name, menu) => {
    const body = withMenu(menu);
    expect((await sendRaw(loopback, 'POST', path, body)).status).toBe(200);
    expect(judge({ method: 'POST', path, body })).toEqual([]);
  });

  it.each([
    ['26 options', texts({ options: options(26) })],
    ['no options', texts({ options: [] })],
    ['a label of 101', texts({ options: [{ label: 'x'.repeat(101), value: 'v' }] })],
    ['a value of 101', texts({ options: [{ label: 'x', value: 'v'.repeat(101) }] })],
    ['an empty label', texts({ options: [{ label: '', value: 'v' }] })],
    ['an empty value', texts({ options: [{ label: 'x', value: '' }] })],
    ['a description of 101', texts({ options: options(1, { description: 'x'.repeat(101) }) })],
    ['a placeholder of 151', texts({ placeholder: 'x'.repeat(151) })],
    ['a custom id of 101', roles({ custom_id: 'x'.repeat(101) })],
    ['no custom id', roles({ custom_id: undefined })],
    ['26 values', roles({ max_values: 26 })],
    ['no values at most', roles({ max_values: 0 })],
    ['fewer than none', roles({ min_values: -1 })],
    ['more at least than at most', roles({ min_values: 3, max_values: 2 })],
    ['more values than options', texts({ max_values: 4 })],
    ['more at least than options', texts({ min_values: 4, max_values: 4 })],
    ['more chosen than it takes', texts({ options: options(2, { default: true }) })],
    ['fewer chosen than it wants', roles({ min_values: 2, max_values: 3, default_values: [role('1')] })],
    ['one value twice', texts({ options: [...options(1), ...options(1)] })],
    ['a chosen one twice', roles({ max_values: 2, default_values: [role('1'), role('1')] })],
    ['a person among roles', roles({ default_values: [{ id: '1', type: 'user' }] })],
    ['a name for an id', roles({ default_values: [role('editor')] })],
    ['options of roles', roles({ options: options(2) })],
    ['a kind that there is not', { type: 99, custom_id: 's' }],
  ])('are refused: %s', async (_name, menu) => {
    const answer = await sendRaw(loopback, 'POST', path, withMenu(menu));
    expect(answer).toMatchObject({ status: 400, body: { code: 50_035 } });
  });

  it('fill a row', async () => {
    const components = [{ type: 1, components: [roles(), { ...roles(), custom_id: 't' }] }];
    const answer = await sendRaw(loopback, 'POST', path, { content: 'x', components });
    expect(answer).toMatchObject({ status: 400, body: { code: 50_035 } });
  });
});
