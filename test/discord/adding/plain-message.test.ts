import { describe, expect, it } from 'vitest';
import { plainMessage } from '../../../src/discord/adding/plain-message.js';

describe('plainMessage', () => {
  it.each([
    ['The **bridge** opens on *Friday*.', 'The bridge opens on Friday.'],
    ['# Bridge opens\n> The mayor said so.', 'Bridge opens\nThe mayor said so.'],
    ['-# small ||secret|| word', 'small secret word'],
    ['```md\nThe bridge.\n```', 'The bridge.'],
    ['Hello <@1234567890> in <#123> <:wave:123456> <a:spin:12345> <t:1700000000:R>', 'Hello  in'],
    ['Three < four, 5 > 4, a_b_c', 'Three < four, 5 > 4, a_b_c'],
    ['🎉', '🎉'],
    ['<:party:123456789>', ''],
  ])('makes of %j: %j', (content, words) => {
    expect(plainMessage(content)).toBe(words);
  });
});
