import { describe, expect, it } from 'vitest';
import { linksInText } from '../../../src/discord/adding/text-links.js';
import { processorMs } from '../../processor-time.js';

describe('linksInText', () => {
  it.each([
    ['https://ledger.example/a', ['https://ledger.example/a']],
    ['Look: http://ledger.example/a?b=1#c, and', ['http://ledger.example/a?b=1#c']],
    ['HTTPS://Ledger.Example/A', ['HTTPS://Ledger.Example/A']],
    ['<https://ledger.example/a>', ['https://ledger.example/a']],
    ['[read this](https://ledger.example/a).', ['https://ledger.example/a']],
    ['[read this](<https://ledger.example/a>)', ['https://ledger.example/a']],
    ['[this](https://ledger.example/a "its title")', ['https://ledger.example/a']],
    ['[one](https://a.example/1),[two](https://b.example/2)', ['https://a.example/1', 'https://b.example/2']],
    ['[https://shown.example](https://meant.example/)', ['https://meant.example/']],
    ['[it](https://wiki.example/Foo_(bar))', ['https://wiki.example/Foo_(bar)']],
    ['https://wiki.example/Foo_(bar).', ['https://wiki.example/Foo_(bar)']],
    ['(see https://ledger.example/a)', ['https://ledger.example/a']],
    ['(see https://wiki.example/Foo_(bar))!', ['https://wiki.example/Foo_(bar)']],
    ['||https://ledger.example/a||', ['https://ledger.example/a']],
    ['**https://ledger.example/a**', ['https://ledger.example/a']],
    ['“https://ledger.example/a”', ['https://ledger.example/a']],
    ['https://a.example/1\nhttps://b.example/2', ['https://a.example/1', 'https://b.example/2']],
    ['https://zeitung.example/über/köln', ['https://zeitung.example/über/köln']],
  ])('finds in %j', (text, links) => {
    expect(linksInText(text)).toEqual(links);
  });

  it.each([
    'no link at all',
    'www.ledger.example/a',
    'ftp://ledger.example/a',
    'javascript:alert(1)',
    'https://',
    'https://.',
    'https://discord.com/channels/1/2/3',
    'https://canary.discord.com/channels/@me/2/3',
    '<https://ptb.discordapp.com/channels/1/2>',
  ])('finds none in %j', (text) => {
    expect(linksInText(text)).toEqual([]);
  });

  it.each(['['.repeat(4000), '[a]('.repeat(1000), 'https://('.repeat(440), `https://a${')'.repeat(3900)}`])(
    'is quick with hostile text (%#)',
    (text) => {
      expect(processorMs(() => linksInText(text))).toBeLessThan(300);
    },
  );
});
