import { describe, expect, it } from 'vitest';
import { actionInJson } from '../../../src/chat/page/action-schema.js';

const say = { person: '1', place: '2', action: { kind: 'say', text: 'hello', replyTo: null } };

describe('an action of the page', () => {
  it('is taken as it was sent', () => {
    expect(actionInJson.parse(JSON.stringify(say))).toEqual(say);
  });

  it.each([
    ['nothing', null],
    ['no JSON', '{"person":'],
    ['another kind', JSON.stringify({ ...say, action: { kind: 'shout' } })],
    ['more than it has', JSON.stringify({ ...say, token: 'x' })],
    [
      'a text that is too long',
      JSON.stringify({ ...say, action: { ...say.action, text: 'x'.repeat(10_001) } }),
    ],
    ['no place', JSON.stringify({ person: '1', action: say.action })],
  ])('is refused where it is %s', (_, given) => {
    expect(actionInJson.safeParse(given).success).toBe(false);
  });
});
