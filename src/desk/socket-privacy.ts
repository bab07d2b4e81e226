import { z } from 'zod';
import type { Desk } from './desk.js';
import type { PrivacyDesk } from './privacy-desk.js';
import { readParams } from './read-params.js';

const personSchema = z.strictObject({ personId: z.string() });
const exportSchema = z.strictObject({ personId: z.string(), mostBytes: z.number().positive() });

type PrivacyCall = (desk: Desk, params: unknown) => Promise<unknown>;

/** What can be asked for over the socket. Who may connect may read the archive's files as well. */
export const privacyCalls: readonly (readonly [method: string, call: PrivacyCall])[] = [
  ['privacy.show', async ({ privacy }, params) => privacy.show(readParams(personSchema, params).personId)],
  [
    'privacy.export',
    async ({ privacy }, params) => {
      const { personId, mostBytes } = readParams(exportSchema, params);
      return privacy.export(personId, mostBytes);
    },
  ],
  [
    'privacy.delete',
    async ({ privacy }, params) => privacy.delete(readParams(personSchema, params).personId),
  ],
];

/** Each call goes to the running process and comes back as if it were done here. */
export function socketPrivacyDesk(
  call: <Result>(method: string, params: object) => Promise<Result>,
): PrivacyDesk {
  return {
    show: (personId) => call('privacy.show', { personId }),
    export: (personId, mostBytes) => call('privacy.export', { personId, mostBytes }),
    delete: (personId) => call('privacy.delete', { personId }),
  };
}
