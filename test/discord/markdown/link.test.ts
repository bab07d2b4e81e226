import { describe, expect, it } from 'vitest';
import { linkUrl, maskedLink } from '../../../src/discord/markdown/link.js';

describe('linkUrl', () => {
  it.each([
    ['https://a.example/b?c=d#e', 'https://a.example/b?c=d#e'],
    ['http://a.example', 'http://a.example/'],
    ['https://a.example/(x)', 'https://a.example/%28x%29'],
    ['https://a.example/x y\n](z)', 'https://a.example/x%20y%5D%28z%29'],
    ['https://a.example/?q=<b>|`*`', 'https://a.example/?q=%3Cb%3E%7C%60%2A%60'],
    ['https://ğazete.example/', 'https://xn--azete-j1a.example/'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['discord://x', null],
    ['file:///etc/hosts', null],
    ['https://user:word@a.example/', null],
    ['/relative', null],
    ['', null],
  ])('%j is %j', (url, link) => {
    expect(linkUrl(url)).toBe(link);
  });
});

describe('maskedLink', () => {
  it.each([
    ['Bridge', 'https://a.example/', '[Bridge](https://a.example/)'],
    ['a \\[b\\] \\]c', 'https://a.example/', '[a (b) )c](https://a.example/)'],
    ['Bridge', null, 'Bridge'],
    ['Bridge', 'ftp://a.example/', 'Bridge'],
    ['Bridge', `https://a.example/${'x'.repeat(400)}`, 'Bridge'],
  ])('%j to %j', (label, url, markdown) => {
    expect(maskedLink(label, url)).toBe(markdown);
  });
});
