import { describe, expect, test } from 'vitest';
import { hubAddress, isSafeAddress, mayRedirect } from '../../../src/embedding/download/hub-address.js';

describe('hubAddress', () => {
  test.each([
    ['https://hub.example', 'https://hub.example/org/name/resolve/main/onnx/model.onnx'],
    ['https://hub.example/', 'https://hub.example/org/name/resolve/main/onnx/model.onnx'],
    ['https://mirror.example/hf/', 'https://mirror.example/hf/org/name/resolve/main/onnx/model.onnx'],
  ])('of %s', (host, address) => {
    expect(hubAddress(host, 'org/name', 'main', 'onnx/model.onnx').href).toBe(address);
  });

  test('keeps a revision in one piece', () => {
    expect(hubAddress('https://hub.example', 'org/name', 'refs/pr/1', 'config.json').pathname).toBe(
      '/org/name/resolve/refs%2Fpr%2F1/config.json',
    );
  });
});

test.each([
  ['https://hub.example', true],
  ['http://127.0.0.1:8080', true],
  ['http://127.1', true],
  ['http://localhost:8080', true],
  ['http://[::1]:8080', true],
  ['http://hub.example', false],
  ['http://127.0.0.1.hub.example', false],
  ['http://192.168.0.2', false],
  ['ftp://127.0.0.1', false],
  ['file:///127.0.0.1', false],
])('%s is safe: %s', (address, isSafe) => {
  expect(isSafeAddress(new URL(address))).toBe(isSafe);
});

test.each([
  ['https://hub.example', 'https://storage.example', true],
  ['http://127.0.0.1:1', 'http://127.0.0.1:2', true],
  ['http://127.0.0.1:1', 'https://storage.example', true],
  ['https://hub.example', 'http://storage.example', false],
  ['https://hub.example', 'http://127.0.0.1', false],
])('from %s to %s: %s', (from, to, may) => {
  expect(mayRedirect(new URL(from), new URL(to))).toBe(may);
});
