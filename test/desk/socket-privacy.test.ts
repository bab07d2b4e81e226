import { describe, expect, test } from 'vitest';
import type { PrivacyDesk } from '../../src/desk/privacy-desk.js';
import { connectTo, serveFake, temporaryFolder } from './socket-set-up.js';

const summary = { answers: 1, opinions: 2, requests: 3, articles: 4, feeds: 5, digests: 6 };
const calls: readonly (readonly [keyof PrivacyDesk, readonly unknown[], unknown])[] = [
  ['show', ['7'], summary],
  ['export', ['7', Number.MAX_SAFE_INTEGER], [Uint8Array.from([123, 255, 0, 125])]],
  ['delete', ['7'], summary],
];

describe('privacy over the socket', () => {
  test.each(calls)('%s goes there and comes back whole', async (method, args, result) => {
    const folder = await temporaryFolder();
    const { fake } = await serveFake(folder, { privacy: { [method]: async () => result } });
    const { privacy } = await connectTo(folder);
    const call = privacy[method].bind(privacy) as (...given: readonly unknown[]) => Promise<unknown>;
    expect(await call(...args)).toEqual(result);
    expect(fake.calls).toEqual([{ method: `privacy.${method}`, args }]);
  });
});
