import { describe, expect, it } from 'vitest';
import { carryItems, readCarriedItems } from '../../../src/discord/adding/carried-items.js';
import type { MessageItem } from '../../../src/discord/adding/message-item.js';

const link: MessageItem = { kind: 'link', url: 'https://ledger.example/über?a=1' };
const file: MessageItem = {
  kind: 'file',
  url: 'https://cdn.discordapp.com/attachments/1/2/a.txt?ex=1',
  name: 'a report.txt',
  size: 12,
};
const unsized: MessageItem = { ...file, size: null };
const text: MessageItem = { kind: 'text', text: 'One.\n\ntext\nlink https://no.example\n' };

describe('carried items', () => {
  it.each([[[link]], [[file, unsized]], [[link, file, text]], [[text]]])(
    'come back as they were: %j',
    (items) => {
      expect(readCarriedItems(carryItems(items))).toEqual(items);
    },
  );

  it('come back with the text last', () => {
    expect(readCarriedItems(carryItems([text, file]))).toEqual([file, text]);
  });

  it.each([
    '',
    'nonsense',
    'link',
    'link https://a.example b',
    'file x https://a.example n',
    'link https://a.example\nmore',
  ])('are none where %j was never written', (carried) => {
    expect(readCarriedItems(carried)).toEqual([]);
  });
});
