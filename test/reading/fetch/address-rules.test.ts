import { expect, test } from 'vitest';
import { isPublicAddress } from '../../../src/reading/fetch/address-rules.js';

test.each([
  '8.8.8.8',
  '93.184.215.14',
  '1.1.1.1',
  '2606:4700:4700::1111',
  '2a00:1450:4001:82a::200e',
  '2001:4860:4860::8888',
])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  '',
  '127.0.0.1',
  '0x7f000001',
  '2130706433',
  '127.1',
  '::1',
  'fe80::1%lo',
  '2606:4700::1%eth0',
  'ledger.example',
  '8.8.8.8.8',
  '8.8.8',
  ' 8.8.8.8',
])('%j is not', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});
