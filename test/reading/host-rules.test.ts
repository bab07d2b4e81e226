import { describe, expect, it } from 'vitest';
import { withHost, withoutHost } from '../../src/reading/change-host-rules.js';
import {
  isHostPermitted,
  noHostRules,
  parseHostPattern,
  requirePermittedHost,
  type HostRules,
} from '../../src/reading/host-rules.js';

describe('a host that a person names', () => {
  it.each([
    ['example.com', 'example.com'],
    [' WWW.Example.com. ', 'example.com'],
    ['https://news.example.com/a?b=c#d', 'news.example.com'],
    ['*.example.com', '*.example.com'],
    ['https://*.example.com/', '*.example.com'],
    ['*.gov', '*.gov'],
    ['example.com:8080', 'example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
  ])('%s', (typed, host) => {
    expect(parseHostPattern(typed)).toBe(host);
  });

  it.each([
    '',
    '*',
    '*.',
    'localhost',
    'a b.example',
    '*.*.example',
    'ex*.example',
    'ftp://x.example',
    '..',
    '-x.example',
  ])('refuses "%s"', (typed) => {
    expect(() => parseHostPattern(typed)).toThrow(/is no host: give one as example\.com/);
  });
});

describe('host rules', () => {
  it.each([
    ['nothing set', {}, 'any.example', true],
    ['denied', { deny: ['bad.example'] }, 'bad.example', false],
    ['denied, with www.', { deny: ['bad.example'] }, 'WWW.bad.example.', false],
    ['below a denied one', { deny: ['bad.example'] }, 'sub.bad.example', true],
    ['below all that is denied', { deny: ['*.bad.example'] }, 'a.b.bad.example', false],
    ['itself among all that is denied', { deny: ['*.bad.example'] }, 'bad.example', false],
    ['a name that ends alike', { deny: ['*.bad.example'] }, 'notbad.example', true],
    ['not allowed', { allow: ['good.example'] }, 'other.example', false],
    ['allowed', { allow: ['good.example', '*.fine.example'] }, 'x.fine.example', true],
    [
      'allowed and denied',
      { allow: ['*.good.example'], deny: ['ads.good.example'] },
      'ads.good.example',
      false,
    ],
  ])('%s', (_what, parts, host, isPermitted) => {
    const rules = { ...noHostRules, ...parts };
    expect(isHostPermitted(rules, host)).toBe(isPermitted);
    const refusal = refusalOf(rules, host);
    expect(refusal?.includes(host) ?? false).toBe(!isPermitted);
    expect(refusal === null).toBe(isPermitted);
  });

  it('a host stands on one list at a time, and is taken off again', () => {
    const denied = withHost(noHostRules, 'deny', 'www.x.example');
    expect(denied).toEqual({ allow: [], deny: ['x.example'] });
    const allowed = withHost(denied, 'allow', 'https://x.example/page');
    expect(allowed).toEqual({ allow: ['x.example'], deny: [] });
    expect(withHost(allowed, 'allow', 'x.example')).toEqual(allowed);
    expect(() => withoutHost(allowed, 'y.example')).toThrow('stands on neither list');
    expect(withoutHost(allowed, 'X.example')).toEqual(noHostRules);
    expect(withoutHost(allowed, null)).toEqual(noHostRules);
  });
});

function refusalOf(rules: HostRules, host: string): string | null {
  try {
    requirePermittedHost(rules, host);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
