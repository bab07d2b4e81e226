import { describe, expect, it } from 'vitest';
import { wordingIn } from '../../src/locales/wording.js';

describe('the words of a language', () => {
  it('chooses a plural form and writes numbers as the language does', () => {
    const { t } = wordingIn('en');
    expect(t('common:articles', { count: 1 })).toBe('1 article');
    expect(t('common:articles', { count: 1200 })).toBe('1,200 articles');
  });

  it('names commands', () => {
    expect(wordingIn('en').t('help:commands.ask')).toContain('**/ask** – ');
    expect(wordingIn('en').t('help:commands.addToArchive')).toContain('“Add to archive”');
  });

  it('puts values in as they are, whatever they look like', () => {
    const zone = '{{/ask}} $t(help:title) {{zone}} $& <b>';
    expect(wordingIn('en').t('errors:bad-time-zone', { zone })).toContain(`“${zone}” is no time zone`);
  });

  it('throws where a value is not given', () => {
    expect(() => wordingIn('en').t('errors:bad-time-zone')).toThrow('{{zone}}');
  });

  it('writes days and lists as the language does', () => {
    expect(wordingIn('en').day('2024-09-03')).toBe('3 Sep 2024');
    expect(wordingIn('de').day('2024-09-03T23:30:00Z')).toBe('3. Sept. 2024');
    expect(wordingIn('de').day('no day')).toBe('no day');
    expect(wordingIn('de').list(['BBC', 'AP', 'taz'])).toBe('BBC, AP und taz');
  });
});
