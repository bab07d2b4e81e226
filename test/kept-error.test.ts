import { describe, expect, it } from 'vitest';
import { UserError } from '../src/errors.js';
import { keptError, keptErrorIn } from '../src/kept-error.js';

describe('an error that is kept', () => {
  it('is said in the language of whoever reads of it', () => {
    const kept = keptError(new UserError('no-feed', { name: 'Ledger' }));
    expect(JSON.parse(kept)).toEqual({ code: 'no-feed', values: { name: 'Ledger' } });
    for (const language of ['en', 'de', 'ja'] as const) {
      expect(keptErrorIn(kept, language)).toBe(
        new UserError('no-feed', { name: 'Ledger' }).sentenceIn(language),
      );
    }
    expect(keptErrorIn(kept, 'de')).not.toBe(keptErrorIn(kept, 'en'));
  });

  it('with the reason in the same language', () => {
    const cause = new UserError('not-a-feed', { address: 'https://ledger.example/' });
    const values = { host: 'ledger.example', reason: cause.message };
    const error = new UserError('no-readable-feed', values, { cause });
    const german = keptErrorIn(keptError(error), 'de');
    expect(german).toBe(error.sentenceIn('de'));
    expect(german).toContain(cause.sentenceIn('de'));
    expect(german).not.toContain(cause.message);
  });

  it('is kept as its sentence where that stands in the code', () => {
    expect(keptError(new UserError('no-file', 'There is no file "x".'))).toBe('There is no file "x".');
  });

  it.each([
    'ledger.example has a fault of its own (500): try again later.',
    '',
    '{',
    '{}',
    '[]',
    '{"code":"no-such-code-at-all","values":{}}',
    '{"code":"toString","values":{}}',
    '{"code":7,"values":{}}',
    '{"code":"no-feed"}',
    '{"code":"no-feed","values":{"other":"x"}}',
    '{"code":"no-feed","values":{"name":{"x":1}}}',
  ])('comes back as it is where it is no error of this version: %s', (kept) => {
    expect(keptErrorIn(kept, 'de')).toBe(kept);
  });
});
