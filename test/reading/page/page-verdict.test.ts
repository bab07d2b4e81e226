import { describe, expect, test } from 'vitest';
import { judgePage, type PageSigns } from '../../../src/reading/page/page-verdict.js';

const sentence =
  'The council of Delvona agreed on Tuesday to build a second bridge over the Orn, said the clerk.';
const text = (paragraphs: number): string =>
  Array.from({ length: paragraphs }, (_, index) => `${index + 1}. ${sentence}`).join('\n\n');
const links = (count: number): string =>
  Array.from({ length: count }, () => 'A headline of another story').join('\n\n');

function signs(rest: Partial<PageSigns>): PageSigns {
  const shown = rest.text ?? text(8);
  return {
    title: 'Delvona agrees on a bridge',
    text: shown,
    bodyText: `Home\n\nNews\n\n${shown}\n\n${links(100)}`,
    path: '/news/2024/bridge',
    type: '',
    isFree: true,
    isMarkedArticle: true,
    linkShare: 0,
    bodyLinkShare: 0.4,
    teasers: { paragraphs: 8, belowLinks: 0 },
    ...rest,
  };
}
const below = (shown: string, words: string, rest: Partial<PageSigns> = {}): PageSigns =>
  signs({ text: shown, bodyText: `Home\n\n${shown}\n\n${words}\n\n${links(100)}`, ...rest });

describe('articles', () => {
  test.each([
    ['a long one', signs({})],
    ['a short one', signs({ text: text(2) })],
    ['a short one that nothing marks', signs({ text: text(3), isMarkedArticle: false })],
    [
      'one of three paragraphs on a page with nothing else',
      signs({ text: text(3), bodyText: text(3), isMarkedArticle: false }),
    ],
    [
      'one with a log-in in its head',
      signs({ text: text(4), bodyText: `Already a subscriber? Log in\n\n${text(4)}` }),
    ],
    [
      'one on errors',
      signs({
        text: `“Access denied” and “page not found” are what readers see most. ${text(3)}`,
        isMarkedArticle: false,
      }),
    ],
    [
      'one on cookies',
      signs({
        text: `We and our partners use cookies, the sign says. ${text(3)}`,
        bodyText: text(4),
        isMarkedArticle: false,
      }),
    ],
    [
      'a long one that is not free and shown whole',
      below(text(30), 'Subscribe to continue reading', { isFree: false }),
    ],
    ['one that is not free, of a thousand letters', signs({ text: text(14), isFree: false })],
    ['one that asks for a subscription to its newsletter', below(text(6), 'Subscribe to our newsletter')],
    ['one at an address of one word', signs({ path: '/bridge', isMarkedArticle: false })],
    [
      'a list with linked heads that is marked as an article',
      signs({ teasers: { paragraphs: 8, belowLinks: 8 } }),
    ],
    [
      'a Chinese one',
      signs({
        text: '北浜市は十二日、老朽化した港の倉庫群を二年かけて市民の工房として改修する計画を発表した。'.repeat(
          3,
        ),
      }),
    ],
  ])('%s', (_name, page) => {
    expect(judgePage(page)).toBeNull();
  });
});

const walls = {
  paywall: [
    'To read this article in full, you need a subscription to the Ledger.',
    'To read the story, register with your address.',
    'Register for free to continue reading the Ledger.',
    'Please log in or sign up to keep reading.',
    'Start your free trial. Cancel whenever you like.',
    'Start your trial for one crown.',
    'Este contenido es exclusivo para quienes se suscriben.',
    'Artículo solo para quienes pagan.',
  ],
  'consent-wall': [
    'Wir schätzen Ihre Privatsphäre.',
    'Wir respektieren Ihre Privatsphäre.',
    'Hier kostenlos mit Werbung lesen.',
    'Einfach mit Werbung weiterlesen.',
    'Sie können Ihre Zustimmung jederzeit widerrufen.',
    'Nous respectons votre vie privée.',
    'Accepter et continuer',
    'Accepter et fermer',
    'Valoramos su privacidad',
    'Valoramos tu privacidad',
  ],
} as const;
const allWalls = Object.entries(walls).flatMap(([kind, all]) => all.map((words) => [kind, words] as const));

describe.each(allWalls)('%s: %s', (kind, words) => {
  test('is no article where it is all there is', () => {
    const shown = `${words}\n\n${text(1)}`;
    const page = signs({ title: 'Northern Ledger', text: shown, bodyText: shown, isMarkedArticle: false });
    expect(judgePage(page)).toBe(kind);
  });

  test('is no reason to refuse an article that tells of it, or that it stands below', () => {
    const telling = `${text(7)}\n\n“${words}” is what the law on privacy, cookies and subscriptions ends. ${text(8)}`;
    const article = { text: telling, bodyText: telling, isMarkedArticle: false };
    expect(judgePage(signs(article))).toBeNull();
    expect(judgePage(signs({ ...article, isMarkedArticle: true }))).toBeNull();
    expect(judgePage(below(text(6), words))).toBeNull();
    expect(judgePage(below(text(6), words, { isMarkedArticle: false }))).toBeNull();
  });
});

test.each(walls.paywall)('an article that its page says is not free, and below it %j', (words) => {
  expect(judgePage(below(text(14), words, { isFree: false }))).toBe('paywall');
  expect(judgePage(below(text(2), words))).toBe('paywall');
});

describe('pages without an article', () => {
  const notice = (title: string, words: string): PageSigns =>
    signs({ title, text: words, bodyText: words, isMarkedArticle: false, path: '/x' });
  test.each([
    ['missing-page', signs({ title: '404 Not Found', text: text(2), isMarkedArticle: false })],
    [
      'missing-page',
      notice('Northern Ledger', `Sorry, the page you are looking for can’t be found. ${sentence}`),
    ],
    [
      'missing-page',
      notice(
        'Seite nicht gefunden',
        'Leider gibt es diese Seite nicht mehr, vielleicht hilft die Suche weiter.',
      ),
    ],
    [
      'bot-wall',
      notice(
        'Just a moment...',
        'Checking your browser before accessing the site. This takes up to five seconds.',
      ),
    ],
    [
      'bot-wall',
      notice('ledger.example', 'Please verify you are a human to go on. The reference number is 7.'),
    ],
    [
      'consent-wall',
      notice(
        'Before you continue',
        'We value your privacy. We and our 812 partners use cookies on your device.',
      ),
    ],
    ['paywall', below(text(3), 'Subscribe to continue reading')],
    ['paywall', below(text(9), 'To continue reading, subscribe today for one crown.', { isFree: false })],
    ['paywall', below(text(3), 'This article is for subscribers only')],
    ['paywall', below(text(2), 'Weiterlesen mit dem Probe-Abo')],
    ['paywall', below(text(2), 'La suite est réservée aux abonnés')],
    ['paywall', signs({ text: text(2), isFree: false })],
    ['index-page', signs({ linkShare: 0.8, isMarkedArticle: false })],
    ['index-page', signs({ path: '/', text: text(1), isMarkedArticle: false, bodyLinkShare: 0.6 })],
    ['index-page', signs({ path: '/index.html', bodyLinkShare: 0.6, isMarkedArticle: false })],
    ['index-page', signs({ path: '/sport', text: text(2).replaceAll('.', ''), isMarkedArticle: false })],
    ['index-page', signs({ teasers: { paragraphs: 9, belowLinks: 8 }, isMarkedArticle: false })],
    ['index-page', signs({ text: '', bodyText: links(40), bodyLinkShare: 0.95, isMarkedArticle: false })],
    ['no-article', signs({ text: 'A line.' })],
  ] as const)('%s: %#', (refusal, page) => {
    expect(judgePage(page)).toBe(refusal);
  });
});
