import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../src/chat/page/request-guard.js';

const host = '127.0.0.1:4000';
const token = 'aBcDeFgHiJkLmNoPqRsTuV';
const own = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' };

function refusal(parts: {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}) {
  const { method = 'POST', path = `/${token}/act`, headers = own } = parts;
  return refusalOf({ method, path, headers }, host, token);
}

describe('the guard of the page', () => {
  it('lets the page itself ask, and a person open it', () => {
    expect(refusal({})).toBeNull();
    expect(refusal({ method: 'GET', path: `/${token}/events?person=1`, headers: own })).toBeNull();
    const typed = { host, 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' };
    expect(refusal({ method: 'GET', path: `/${token}/`, headers: typed })).toBeNull();
    expect(refusal({ method: 'GET', path: `/${token}/`, headers: { host } })).toBeNull();
  });

  it.each([
    ['a name that resolves to 127.0.0.1', 'rebind.example:4000'],
    ['another port', '127.0.0.1:4001'],
    ['localhost, which is another origin', 'localhost:4000'],
    ['none', undefined],
  ])('refuses the host %s', (_, given) => {
    expect(refusal({ headers: { ...own, host: given } })).toBe(421);
  });

  it.each([
    ['another token', '/aBcDeFgHiJkLmNoPqRsTuW/act'],
    ['a shorter one', '/aBcD/act'],
    ['no token', '/act'],
    ['nothing', '/'],
    ['an encoded slash', `/%2f${token}/act`],
  ])('knows no path with %s', (_, path) => {
    expect(refusal({ path })).toBe(404);
  });

  it.each([
    ['another site', { ...own, origin: 'https://evil.example' }],
    ['a sandboxed frame', { ...own, origin: 'null' }],
    ['another port of this machine', { ...own, origin: 'http://127.0.0.1:4001' }],
    ['a form of another site', { ...own, 'sec-fetch-site': 'cross-site' }],
    ['something that states no origin', { ...own, origin: undefined }],
  ])('takes nothing from %s', (_, headers) => {
    expect(refusal({ headers })).toBe(403);
  });

  it('shows another site nothing, and knows two methods only', () => {
    const script = { host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
    expect(refusal({ method: 'GET', headers: script })).toBe(403);
    expect(refusal({ method: 'PUT' })).toBe(405);
    expect(refusal({ method: 'OPTIONS' })).toBe(405);
  });
});
