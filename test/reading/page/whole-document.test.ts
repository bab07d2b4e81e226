import { expect, test } from 'vitest';
import { wholeDocument } from '../../../src/reading/page/whole-document.js';

test.each([
  ['<html><head></head><body>x</body></html>', '<html><head></head><body>x</body></html>'],
  ['<p>x', '<html><head></head><body><p>x</html>'],
  ['<!doctype html><title>t</title><p>x', '<html><head></head><body><title>t</title><p>x</html>'],
  [
    '<html lang="de"><title>t</title><body>x</body></html>',
    '<html lang="de"><head><title>t</title></head><body>x</body></html>',
  ],
  ['<html><head><title>t</title></head><p>x</html>', '<html><head><title>t</title></head><body><p>x</html>'],
  ['<head></head><body>x</body>', '<html><head></head><body>x</body></html>'],
  ['', '<html><head></head><body></html>'],
])('%j', (html, expected) => {
  expect(wholeDocument(html)).toBe(expected);
});
