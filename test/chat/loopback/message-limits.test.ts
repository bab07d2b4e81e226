import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LoopbackDiscord } from '../../../src/chat/loopback-discord.js';
import { many, sendRaw } from './raw-api.js';

let loopback: LoopbackDiscord;
let channelId: string;

beforeAll(async () => {
  loopback = await LoopbackDiscord.start();
  channelId = loopback.addGuild({ name: 'Press', channels: ['news'] }).channels.news;
});
afterAll(() => loopback.close());

const send = (method: string, path: string, body?: unknown) => sendRaw(loopback, method, path, body);
const button = (id: string, more: object = {}) => ({ type: 2, style: 1, label: 'B', custom_id: id, ...more });
const row = (...components: object[]) => ({ type: 1, components });
const select = (options: object[]) => ({ type: 3, custom_id: 's', options });
const layout = 1 << 15;
const text = (content: string) => ({ type: 10, content });

describe('messages', () => {
  it.each([
    ['content of 2,000', { content: 'x'.repeat(2000) }],
    ['2,000 emoji, which count once each', { content: '😀'.repeat(2000) }],
    [
      '6,000 characters in embeds',
      { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2000) }] },
    ],
    ['ten embeds', { embeds: many(10, (n) => ({ title: `${n}` })) }],
    [
      'five rows of five',
      { content: 'x', components: many(5, (r) => row(...many(5, (c) => button(`${r}${c}`)))) },
    ],
    [
      'a menu of 25',
      { content: 'x', components: [row(select(many(25, (n) => ({ label: 'L', value: `${n}` }))))] },
    ],
    [
      'a link button',
      { content: 'x', components: [row({ type: 2, style: 5, label: 'L', url: 'https://a.example' })] },
    ],
    ['components alone', { flags: layout, components: [{ type: 17, components: [text('x'.repeat(4000))] }] }],
  ])('takes %s', async (_name, body) => {
    const { status } = await send('POST', `/channels/${channelId}/messages`, body);
    expect(status).toBe(200);
  });

  it.each([
    ['an empty message', {}, 50_006, []],
    ['white space alone', { content: ' \n ' }, 50_006, []],
    ['content of 2,001', { content: 'x'.repeat(2001) }, 50_035, ['content']],
    ['eleven embeds', { embeds: many(11, (n) => ({ title: `${n}` })) }, 50_035, ['embeds']],
    [
      'an embed description of 4,097',
      { embeds: [{ description: 'x'.repeat(4097) }] },
      50_035,
      ['embeds', '0', 'description'],
    ],
    ['an embed title of 257', { embeds: [{ title: 'x'.repeat(257) }] }, 50_035, ['embeds', '0', 'title']],
    [
      'a field of 1,025',
      { embeds: [{ fields: [{ name: 'n', value: 'x'.repeat(1025) }] }] },
      50_035,
      ['embeds', '0', 'fields', '0', 'value'],
    ],
    [
      'an empty field',
      { embeds: [{ fields: [{ name: 'n', value: '' }] }] },
      50_035,
      ['embeds', '0', 'fields', '0', 'value'],
    ],
    [
      'a footer of 2,049',
      { embeds: [{ footer: { text: 'x'.repeat(2049) } }] },
      50_035,
      ['embeds', '0', 'footer', 'text'],
    ],
    [
      'an embed address of another scheme',
      { embeds: [{ title: 't', url: 'javascript:alert(1)' }] },
      50_035,
      ['embeds', '0', 'url'],
    ],
    ['an empty embed', { embeds: [{}] }, 50_035, ['embeds', '0']],
    [
      '6,001 characters in embeds',
      { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
      50_035,
      ['embeds'],
    ],
    ['six rows', { content: 'x', components: many(6, (n) => row(button(`${n}`))) }, 50_035, ['components']],
    [
      'six buttons in a row',
      { content: 'x', components: [row(...many(6, (n) => button(`${n}`)))] },
      50_035,
      ['components', '0', 'components'],
    ],
    [
      'a button beside a menu',
      { content: 'x', components: [row(button('b'), select([{ label: 'L', value: 'v' }]))] },
      50_035,
      ['components', '0', 'components'],
    ],
    [
      '26 entries of a menu',
      { content: 'x', components: [row(select(many(26, (n) => ({ label: 'L', value: `${n}` }))))] },
      50_035,
      ['components', '0', 'components', '0', 'options'],
    ],
    [
      'two entries of one value',
      { content: 'x', components: [row(select(many(2, () => ({ label: 'L', value: 'v' }))))] },
      50_035,
      ['components', '0', 'components', '0', 'options'],
    ],
    [
      'a custom id of 101',
      { content: 'x', components: [row(button('x'.repeat(101)))] },
      50_035,
      ['components', '0', 'components', '0', 'custom_id'],
    ],
    [
      'a button without custom id',
      { content: 'x', components: [row({ type: 2, style: 1, label: 'B' })] },
      50_035,
      ['components', '0', 'components', '0', 'custom_id'],
    ],
    [
      'a button without label',
      { content: 'x', components: [row(button('b', { label: '' }))] },
      50_035,
      ['components', '0', 'components', '0', 'label'],
    ],
    [
      'a label of 81',
      { content: 'x', components: [row(button('b', { label: 'x'.repeat(81) }))] },
      50_035,
      ['components', '0', 'components', '0', 'label'],
    ],
    [
      'a link button with custom id',
      { content: 'x', components: [row(button('b', { style: 5, url: 'https://a.example' }))] },
      50_035,
      ['components', '0', 'components', '0', 'url'],
    ],
    [
      'one custom id twice',
      { content: 'x', components: [row(button('b')), row(button('b'))] },
      50_035,
      ['components'],
    ],
    [
      'content beside a layout',
      { flags: layout, content: 'x', components: [text('y')] },
      50_035,
      ['content'],
    ],
    [
      'embeds beside a layout',
      { flags: layout, embeds: [{ title: 't' }], components: [text('y')] },
      50_035,
      ['embeds'],
    ],
    [
      '4,001 characters in a layout',
      { flags: layout, components: [text('x'.repeat(4000)), text('y')] },
      50_035,
      ['components'],
    ],
    [
      '41 components in a layout',
      { flags: layout, components: many(41, () => text('y')) },
      50_035,
      ['components'],
    ],
    [
      'a text without the flag of a layout',
      { content: 'x', components: [text('y')] },
      50_035,
      ['components', '0'],
    ],
    ['content that is a number', { content: 5 }, 50_035, ['content']],
    ['a list', [], 50_035, []],
  ])('refuses %s', async (_name, body, code, path) => {
    const answer = await send('POST', `/channels/${channelId}/messages`, body);
    expect(answer).toMatchObject({ status: 400, body: { code } });
    const problem = path.reduce<unknown>(
      (node, step) => (node as Record<string, unknown>)?.[step],
      answer.body.errors,
    );
    expect(problem === undefined).toBe(code === 50_006);
  });

  it('refuses to empty a message by an edit, and to take its layout back', async () => {
    const path = `/channels/${channelId}/messages`;
    const plain = (await send('POST', path, { content: 'x' })).body;
    expect((await send('PATCH', `${path}/${plain.id}`, { content: '' })).body.code).toBe(50_006);
    const { id } = (await send('POST', path, { flags: layout, components: [text('x')] })).body;
    expect((await send('PATCH', `${path}/${id}`, { content: 'y' })).body.code).toBe(50_035);
    expect((await send('PATCH', `${path}/${id}`, { components: [text('y')] })).status).toBe(200);
  });

  it('refuses what is not there, not allowed, or not JSON', async () => {
    expect((await send('POST', '/channels/1/messages', { content: 'x' })).body.code).toBe(10_003);
    expect((await send('GET', `/channels/${channelId}/messages/1`)).body.code).toBe(10_008);
    expect((await send('GET', '/nowhere')).status).toBe(404);
    expect((await send('POST', `/channels/${channelId}/messages`, '{"content":')).body.code).toBe(50_109);
    const anonymous = await fetch(`${loopback.apiUrl}/v10/users/@me`);
    expect(anonymous.status).toBe(401);
    const ana = loopback.addUser({ name: 'Ana' });
    const said = await loopback.session(ana, { directMessage: true }).say('mine');
    const edited = await send('PATCH', `/channels/${said.channelId}/messages/${said.id}`, { content: 'x' });
    expect(edited.body.code).toBe(50_005);
    expect((await send('POST', '/users/@me/channels', { recipient_id: '1' })).body.code).toBe(50_033);
    const opened = await send('POST', '/users/@me/channels', { recipient_id: ana.id });
    expect(opened).toMatchObject({ status: 200, body: { id: said.channelId } });
  });
});
