import { describe, expect, it } from 'vitest';
import { judge } from './openapi-judge.js';

const callback = '/interactions/123/token/callback';
const commands = '/applications/123/commands';

describe('judge', () => {
  it.each([
    ['a reply', 'POST', callback, { type: 4, data: { content: 'Good morning', flags: 64 } }],
    ['a deferral', 'POST', callback, { type: 5 }],
    ['a private deferral', 'POST', callback, { type: 5, data: { flags: 64 } }],
    ['no choices', 'POST', callback, { type: 8, data: { choices: [] } }],
    ['choices', 'POST', callback, { type: 8, data: { choices: [{ name: 'Gazette', value: 'gazette' }] } }],
    ['an edit', 'PATCH', '/webhooks/1/token/messages/%40original', { embeds: [{ title: 'T' }] }],
    ['a follow-up', 'POST', '/webhooks/1/token', { content: 'more' }],
    ['a reading request', 'GET', '/gateway/bot', undefined],
    [
      'permissions as text',
      'PUT',
      commands,
      [{ name: 'add', description: 'Adds', type: 1, default_member_permissions: '8192' }],
    ],
    [
      'a modal',
      'POST',
      callback,
      {
        type: 9,
        data: {
          custom_id: 'add',
          title: 'Add',
          components: [{ type: 1, components: [{ type: 4, custom_id: 'a', label: 'A', style: 1 }] }],
        },
      },
    ],
  ])('passes %s', (_name, method, path, body) => {
    expect(judge({ method, path, body })).toEqual([]);
  });

  it.each([
    ['content of 2,001', 'POST', callback, { type: 4, data: { content: 'x'.repeat(2001) } }, '/data/content'],
    ['an unknown type of response', 'POST', callback, { type: 77 }, 'type'],
    ['a response without type', 'POST', callback, { data: {} }, 'type'],
    [
      '26 choices',
      'POST',
      callback,
      { type: 8, data: { choices: Array.from({ length: 26 }, (_, n) => ({ name: `${n}`, value: `${n}` })) } },
      '/data/choices',
    ],
    [
      '11 embeds',
      'PATCH',
      '/webhooks/1/t/messages/2',
      { embeds: Array.from({ length: 11 }, () => ({ title: 'T' })) },
      '/embeds',
    ],
    [
      'a description of 4,097',
      'POST',
      '/channels/1/messages',
      { embeds: [{ description: 'x'.repeat(4097) }] },
      'description',
    ],
    ['a command without a name', 'PUT', commands, [{ description: 'Adds' }], 'name'],
    [
      'a modal title of 46',
      'POST',
      callback,
      {
        type: 9,
        data: {
          custom_id: 'a',
          title: 'x'.repeat(46),
          components: [{ type: 1, components: [{ type: 4, custom_id: 'a', label: 'A', style: 1 }] }],
        },
      },
      '/data/title',
    ],
    ['an unknown operation', 'POST', '/guilds/1/bans', {}, 'no such operation'],
    ['an unknown method', 'DELETE', '/gateway/bot', undefined, 'no such operation'],
    ['a body where none belongs', 'GET', '/gateway/bot', {}, 'takes no body'],
  ])('catches %s', (_name, method, path, body, named) => {
    const problems = judge({ method, path, body });
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.join('\n')).toContain(named);
  });
});
