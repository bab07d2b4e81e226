import { describe, expect, it } from 'vitest';
import { quotationBlock, readQuotations } from '../../../src/discord/markdown/quotation-block.js';
import { showAsDiscord } from '../discord-markdown-rules.js';
import { hostileTexts } from '../hostile-text.js';

describe('a quotation with its speaker', () => {
  it('names him in brackets behind the words', () => {
    const block = quotationBlock('“We will not yield,” she said.', 2, { speaker: 'Ada Lund' });
    expect(block).toBe('> “We will not yield,” she said. [speaker: Ada Lund] [2]');
  });

  it.each([null, undefined, ''])('names nobody for %j', (speaker) => {
    const marks = speaker === undefined ? {} : { speaker };
    expect(quotationBlock('It rained.', 1, marks)).toBe('> It rained. [1]');
  });

  it.each(['Ada \u202ELund', 'Ada\nLund', 'Ada](Lund', '@everyone', '_Ada_', 'Ada 2'])(
    'leaves out what is more than a name, and quotes all the same (%j)',
    (speaker) => {
      expect(quotationBlock('He said so.', 1, { speaker })).toBe('> He said so. [1]');
    },
  );

  it.each(['J. K. O’Lund-Kvist', "Şule D'Arc", 'محمد'])('shows the name %s', (speaker) => {
    const block = quotationBlock('He said so.', 1, { speaker }) ?? '';
    expect(readQuotations(block)).toEqual([{ source: 1, slice: 'He said so.', speaker }]);
  });

  it('takes no words of the article for a speaker', () => {
    const slice = 'He said so. [speaker: Ada Lund]';
    const block = quotationBlock(slice, 1) ?? '';
    expect(readQuotations(block)).toEqual([{ source: 1, slice, speaker: null }]);
    const named = quotationBlock(slice, 1, { speaker: 'Bo Kvist' }) ?? '';
    expect(readQuotations(named)).toEqual([{ source: 1, slice, speaker: 'Bo Kvist' }]);
  });

  it.each([
    '> He said so. [speaker: *Ada*] [1]',
    '> He said so. [speaker: <@1>] [1]',
    '> He said so. [Ada Lund] [1]',
  ])('takes %s for no quotation of ours', (block) => {
    expect(readQuotations(block)).toMatchObject([{ source: 1, slice: null }]);
  });

  it('gives back words and name, whatever they are, and neither does anything', () => {
    const failing = hostileTexts(1207, 1500).filter((text) => {
      const name = text.replace(/\s+/g, ' ').trim();
      if (name === '') return false;
      const slice = `“${text.trim()}” he said.`;
      const block = quotationBlock(slice, 7, { speaker: name });
      if (block === null) return false;
      const [read] = readQuotations(block);
      const wrong = read?.slice !== slice || (read.speaker !== null && read.speaker !== name);
      return wrong || showAsDiscord(block).rules.some((rule) => rule !== 'block quote');
    });
    expect(failing).toEqual([]);
  });
});
