import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import { projectFolder } from '../../src/project-folder.js';
import { pressHouse, type Newsroom } from './newsroom-stage.js';
import type { Page, WebSite } from './web-site.js';
import { addWindmill, refused, unharmedBy } from './windmill.js';

const house = pressHouse();
let room: Newsroom;
let site: WebSite;
let ana: LoopbackSession;

beforeAll(async () => {
  site = await house.site();
  room = await house.open();
  ana = room.in('news', room.people.ana);
  await addWindmill(room);
});

const fixture = (name: string): Promise<string> =>
  readFile(join(projectFolder, 'test', 'fixtures', 'reading', name), 'utf8');

const drip: Page = (_, response) => {
  response.setHeader('content-type', 'text/html');
  const timer = setInterval(() => response.write('<p>drop'), 100);
  response.on('close', () => clearInterval(timer));
};

const pour: Page = (_, response) => {
  response.setHeader('content-type', 'text/html');
  const more = (): void => {
    while (response.write('a'.repeat(2 ** 16)));
  };
  response.on('drain', more);
  more();
};

const typed =
  (mediaType: string): Page =>
  (_, response) =>
    void response.setHeader('content-type', mediaType).end('something');

const circle: Page = (request, response) =>
  void response.writeHead(302, { location: `${request.url?.split('?')[0]}?again` }).end();

const inwards: Page = (_, response) => void response.writeHead(302, { location: 'http://10.0.0.1/' }).end();

describe('a link', () => {
  test.each([
    [
      'that is no address',
      'the windmill',
      /"the windmill" is no web address: give one that begins with https/,
    ],
    ['of another scheme', 'ftp://ledger.news.example/a', /is no web address/],
    ['to this machine', 'http://127.0.0.1/admin', /is not on the public web/],
    ['to this machine in other digits', 'http://2130706433/', /is not on the public web/],
    ['to a private network', 'http://192.168.0.1/', /is not on the public web/],
    ['to a cloud’s own data', 'http://169.254.169.254/latest/meta-data/', /is not on the public web/],
    ['to a local name', 'http://printer.local/', /is not on the public web/],
    ['with a password', 'https://ana:secret@ledger.news.example/', /holds a user name or password/],
    ['to a host that is dead', 'https://dead.example/story', /^There is no host named dead\.example: check/],
  ])('%s is refused', async (_, url, words) => {
    expect(await refused(room, () => ana.command('add url', { url }))).toEqual(unharmedBy(words));
  });

  const pages: readonly (readonly [string, () => Page | Promise<Page>, RegExp])[] = [
    [
      'that is missing',
      () => (_, response) => void response.writeHead(404).end(),
      /has no page at this address/,
    ],
    ['that never comes', () => () => undefined, /did not send the page within 1 seconds: try again later/],
    ['that drips', () => drip, /did not send the page within/],
    ['of 11 MB', () => 'a'.repeat(11 * 2 ** 20), /larger than 10 MB/],
    ['without an end', () => pour, /larger than 10 MB/],
    ['that is a video', () => typed('video/mp4'), /leads to a video/],
    ['that is a picture', () => typed('image/png'), /leads to a picture/],
    ['that turns in a circle', () => circle, /redirects again and again/],
    ['that leads to a private network', () => inwards, /is not on the public web/],
    [
      'of a fault',
      () => (_, response) => void response.writeHead(503).end(),
      /has a fault of its own \(503\)/,
    ],
    ['behind a consent page', () => fixture('consent-wall.html'), /shows a consent page/],
    ['behind a check for bots', () => fixture('bot-wall.html'), /lets no bot in/],
    ['behind a paywall', () => fixture('paywall.html'), /without a subscription/],
    ['of links', () => fixture('front-page.html'), /is a page of links/],
    ['without anything', () => '<html><body></body></html>', /holds no article/],
  ];
  test.each(pages)('to a page %s is refused', async (name, page, words) => {
    const url = site.put('ledger.news.example', `/${encodeURIComponent(name)}`, await page());
    expect(await refused(room, () => ana.command('add url', { url }))).toEqual(unharmedBy(words));
  });
});
