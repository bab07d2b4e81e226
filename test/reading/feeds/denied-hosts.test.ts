import { expect, test } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import { saveHostRules } from '../../../src/desk/host-settings.js';
import { articlePage, articleParagraphs, rssFeed } from './feed-writing.js';
import { ana, openKeeperStage } from './keeper-stage.js';
import { keptErrorIn } from '../../../src/kept-error.js';

test('a host that a collection denies is asked for no feed and no item', async () => {
  const item = { path: '/mill', title: 'Mill sold', date: '2026-03-01T08:00:00Z' };
  const stage = await openKeeperStage((request, response) => {
    if (request.url === '/robots.txt') return void response.writeHead(404).end();
    const isFeed = request.url === '/feed';
    response.setHeader('content-type', isFeed ? 'application/rss+xml' : 'text/html');
    response.end(
      isFeed ? rssFeed(`http://${request.headers.host}`, [item]) : articlePage('Mill sold', 'A mill.'),
    );
  });
  stage.keep(stage.announcer);
  const deny = (...hosts: string[]) =>
    saveHostRules(stage.archive.settings, localCollection, { allow: [], deny: hosts });

  await deny('ledger.news.example');
  await expect(stage.follow()).rejects.toMatchObject({ code: 'host-denied' });
  expect(stage.asked('/feed')).toBe(0);

  await deny();
  const { id } = await stage.follow();
  expect(await stage.titles()).toEqual(['Mill sold']);
  const asked = stage.asked('/feed');
  await deny('*.news.example');
  await stage.pass(3 * 3_600_000);
  expect(stage.asked('/feed')).toBe(asked);
  expect(keptErrorIn((await stage.feed(id)).lastError ?? '', 'en')).toContain(
    'ledger.news.example are not taken here',
  );
});

const content = (place: string): string =>
  articleParagraphs(place)
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('');

test('the feed’s own text is no way around a denied host: neither of an item nor of a redirect', async () => {
  const stage = await openKeeperStage((request, response) => {
    const { host = '' } = request.headers;
    const port = host.replace(/^.*:/, '');
    const denied = `http://ledger.news.example:${port}`;
    if (request.url === '/moved') return void response.writeHead(302, { location: `${denied}/moved` }).end();
    if (request.url === '/feed') {
      const items = (base: string, ...paths: string[]) =>
        paths.map((path) => ({ path: base + path, title: path.slice(1), content: content(path) }));
      const all = [...items(denied, '/direct'), ...items(`http://${host}`, '/moved', '/gone')];
      return void response.setHeader('content-type', 'text/xml').end(rssFeed('', all));
    }
    response.writeHead(404).end();
  });
  stage.keep(stage.announcer);
  await saveHostRules(stage.archive.settings, localCollection, { allow: [], deny: ['ledger.news.example'] });
  const url = `http://feeds.ledger.news.example:${stage.server.port}/feed`;
  await stage.desk.add({ collection: localCollection, by: ana, addedIn: null, announceIn: null, url });
  await stage.keeper.idle();
  // Only where the page is gone does the feed's text stand for it.
  expect(await stage.titles()).toEqual(['gone']);
});
