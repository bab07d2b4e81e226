import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.js';
import { PageServer, type PageRoute } from '../../../src/chat/page/page-server.js';
import { createPlainLogger } from '../../../src/plain-logger.js';

let server: PageServer;

beforeAll(async () => {
  server = new PageServer(
    new Map<string, PageRoute>([
      ['GET ', async () => ({ type: 'text/html', body: '<p>page</p>' })],
      ['GET broken', () => Promise.reject(new Error('secret detail'))],
      ['GET refused', () => Promise.reject(new UserError('no-place', 'There is no such place.'))],
      [
        'POST echo',
        async (asked) => ({ type: 'text/plain', body: String((await asked.form()).get('text')) }),
      ],
    ]),
    createPlainLogger('silent'),
  );
  await server.listen();
});
afterAll(() => server.close());

/** A request as nothing but this makes it: `fetch` sets Host itself. */
function ask(path: string, headers: Record<string, string>): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, server.address), { headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += String(chunk)));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', reject).end();
  });
}

function post(body: FormData | string, path = 'echo'): Promise<Response> {
  const { origin } = new URL(server.address);
  return fetch(new URL(path, server.address), { method: 'POST', body, headers: { origin } });
}

describe('the server of the page', () => {
  it('listens on loopback only, below a path that nobody guesses', () => {
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{22}\/$/);
  });

  it('lets no script, style or frame in, and is kept by nobody', async () => {
    const { headers } = await fetch(server.address);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('refuses a name that was made to resolve to this machine', async () => {
    expect(await ask('', { host: 'rebind.example' })).toMatchObject({ status: 421 });
  });

  it('hides what went wrong, and says what is a person’s to mend', async () => {
    const broken = await fetch(new URL('broken', server.address));
    expect([broken.status, await broken.text()]).toEqual([500, 'Something went wrong: see the log.']);
    const refused = await fetch(new URL('refused', server.address));
    expect([refused.status, await refused.text()]).toEqual([400, 'There is no such place.']);
    expect((await fetch(new URL('nothing', server.address))).status).toBe(404);
  });

  it('reads a form, and refuses what is none or too large', async () => {
    const form = new FormData();
    form.set('text', 'grüß Gott');
    expect(await (await post(form)).text()).toBe('grüß Gott');
    const none = await post('{}');
    expect([none.status, await none.text()]).toEqual([400, 'That is no form that the page sends.']);
    form.set('file', new File([new Uint8Array(27 * 2 ** 20)], 'long.txt'));
    const large = await post(form).then(
      async (response) => response.text(),
      // The connection may be closed before all was sent.
      () => 'a file may have 25 MB',
    );
    expect(large).toContain('a file may have 25 MB');
  });
});
