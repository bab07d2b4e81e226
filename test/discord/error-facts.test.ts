import { DiscordAPIError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { errorFacts, isExpired } from '../../src/discord/error-facts.js';

function discordError(code: number): DiscordAPIError {
  const url = 'https://discord.com/api/v10/webhooks/1/secret-token/messages/@original';
  const body = { files: undefined, json: { content: 'article text' } };
  return new DiscordAPIError({ code, message: 'Refused' }, code, 404, 'PATCH', url, body);
}

describe('errorFacts', () => {
  it('leaves out the token and the text that an error of Discord carries', () => {
    const logged = JSON.stringify(errorFacts(discordError(10062)));
    expect(logged).toContain('10062');
    expect(logged).not.toContain('secret-token');
    expect(logged).not.toContain('article text');
  });

  it.each([['a string'], [undefined], [null], [42]])(
    'takes %j, which was thrown instead of an error',
    (thrown) => {
      expect(errorFacts(thrown)).toMatchObject({ name: 'Error', message: String(thrown), code: null });
    },
  );
});

describe('isExpired', () => {
  it.each([
    [10062, true],
    [40060, true],
    [50027, true],
    [10015, true],
    [50035, false],
  ])('%i: %j', (code, expired) => {
    expect(isExpired(discordError(code))).toBe(expired);
  });

  it('is said of errors of Discord only', () => {
    expect(isExpired(Object.assign(new Error('other'), { code: 10062 }))).toBe(false);
  });
});
