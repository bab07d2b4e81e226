import { describe, expect, it } from 'vitest';
import { answerReference } from '../../src/discord/answer-reference.js';

describe('answerReference', () => {
  it.each([
    [null, '10', null],
    ['', '10', null],
    ['   ', null, null],
    [' k3v9q2xw ', '10', 'k3v9q2xw'],
    ['https://discord.com/channels/10/20/30', '10', '30'],
    ['<https://discord.com/channels/10/20/30>', '10', '30'],
    ['https://canary.discord.com/channels/10/20/30/', '10', '30'],
    ['https://ptb.discord.com/channels/10/20/30', '10', '30'],
    ['https://discordapp.com/channels/10/20/30', '10', '30'],
    ['https://discord.com/channels/@me/20/30', null, '30'],
    // What leads elsewhere is looked up as it stands, and is not found.
    ['https://discord.com/channels/11/20/30', '10', 'https://discord.com/channels/11/20/30'],
    ['https://discord.com/channels/@me/20/30', '10', 'https://discord.com/channels/@me/20/30'],
    ['https://discord.com/channels/10/20/30', null, 'https://discord.com/channels/10/20/30'],
    ['https://discord.com/channels/10/20', '10', 'https://discord.com/channels/10/20'],
    [
      'https://evil.example/discord.com/channels/10/20/30',
      '10',
      'https://evil.example/discord.com/channels/10/20/30',
    ],
  ])('%j in server %j is %j', (typed, guildId, reference) => {
    expect(answerReference(typed, guildId)).toBe(reference);
  });
});
