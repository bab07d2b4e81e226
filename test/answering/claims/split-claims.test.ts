import { describe, expect, it } from 'vitest';
import { mostClaims, splitClaims } from '../../../src/answering/claims/split-claims.js';
import { splitSentences } from '../../../src/reading/passages/sentences.js';

const split = (message: string) => splitClaims(message, splitSentences);

describe('splitClaims', () => {
  it('takes the sentences that state something, in their order and each once', () => {
    const message =
      'Hi all! The ferry was built in 1998. Is that true? Look at this. It cost 3 million pounds. the ferry was built in 1998!';
    expect(split(message)).toEqual({
      claims: ['The ferry was built in 1998.', 'It cost 3 million pounds.'],
      leftOut: 0,
    });
  });

  it.each([
    ['a question', 'Did the ferry sink in Orn?'],
    ['a question without its mark', 'did the mayor of Orn resign'],
    ['a greeting', 'Good morning from Port Ellery!'],
    ['a request', 'Please read the report of the harbour master.'],
    ['an opinion', 'This is so stupid and awful.'],
    ['what the writer feels', 'I love this ferry.'],
    ['a quotation', '> The ferry was built in 1998.'],
    ['a long quotation', '>>> The ferry was built in 1998.\nIt sank in 2004.'],
    ['code', '`the ferry was built in 1998` ```\nThe ferry sank in Orn.\n```'],
    ['code that nothing closes', '```The ferry sank in Orn.'],
    ['a link', 'https://harbour.example/the-ferry-sank'],
    ['two words', 'Ferry sank.'],
    ['nothing', ' \n '],
  ])('takes no claim from %s', (_, message) => {
    expect(split(message)).toEqual({ claims: [], leftOut: 0 });
  });

  it.each([
    ['I think that the ferry sank in Orn.', 'the ferry sank in Orn.'],
    ['BREAKING: The ferry sank in Orn.', 'The ferry sank in Orn.'],
    ['Lol, apparently the ferry sank in Orn.', 'the ferry sank in Orn.'],
    ['- The ferry sank in Orn.', 'The ferry sank in Orn.'],
    ['[The ferry sank](https://harbour.example/a) in Orn.', 'The ferry sank in Orn.'],
  ])('reads %s without what is put before it', (message, claim) => {
    expect(split(message).claims).toEqual([claim]);
  });

  it('says how many claims are left out, of many and of too long ones', () => {
    const many = Array.from({ length: 9 }, (_, index) => `Ship ${index} sank near the pier.`).join(' ');
    expect(split(many)).toMatchObject({ leftOut: 9 - mostClaims, claims: { length: mostClaims } });
    const long = `The ferry ${'of the harbour of Orn '.repeat(20)}sank.`;
    expect(split(`${long} The pier of Orn burned.`)).toEqual({
      claims: ['The pier of Orn burned.'],
      leftOut: 1,
    });
  });

  it('is done soon with a message made to cost', () => {
    for (const hostile of [
      '> '.repeat(5_000),
      '`'.repeat(9_999),
      '['.repeat(9_999),
      'I think that '.repeat(900),
    ]) {
      const started = performance.now();
      split(hostile);
      expect(performance.now() - started).toBeLessThan(1_000);
    }
  });
});
