import type { FixturePage } from './fixture-pages.js';

/** Pages made to cost: large ones as news sites send them, and ones that nobody sends in good faith. */
export function costlyPages(
  pages: readonly FixturePage[],
): readonly Pick<FixturePage, 'id' | 'html' | 'url'>[] {
  const page = pages.find(({ id }) => id === 'boxes-everywhere');
  const html = Buffer.from(page?.html ?? '').toString('utf8');
  const script = `<script>window.state = "${'lorem ipsum '.repeat(200_000)}"</script>`;
  const comment = '<div class="comment"><p>Well said, and thank you for it, neighbour.</p></div>';
  const card =
    '<div class="card"><a href="/x"><h3>A story about something else</h3></a><p>Its first line.</p></div>';
  const paragraph = page?.text.split('\n\n')[1] ?? '';
  const made: Readonly<Record<string, string>> = {
    '2.4 MB of script': html.replace('</head>', `${script}</head>`),
    '5,000 comments': html.replace(
      '<section class="comments"',
      `<div class="comments">${comment.repeat(5_000)}</div><section class="comments"`,
    ),
    '8,000 cards': html.replace(
      '<div id="sidebar"',
      `<div class="grid">${card.repeat(8_000)}</div><div id="sidebar"`,
    ),
    '3,000 paragraphs': `<article><h1>Long</h1>${Array.from({ length: 3_000 }, (_, index) => `<p>${index}. ${paragraph}</p>`).join('')}</article>`,
    '95,000 empty elements': `<body>${'<i></i>'.repeat(95_000)}</body>`,
    '60,000 nested elements': '<div>'.repeat(60_000),
    '390 nested, 100 times': `<body>${`${'<div>'.repeat(390)}x${'</div>'.repeat(390)}`.repeat(100)}</body>`,
    '14 KB of unclosed links': '<a><b><p>'.repeat(1_600),
    '100,000 attributes': `<div ${Array.from({ length: 100_000 }, (_, index) => `a${index}=1`).join(' ')}>`,
    'a million opening brackets': '<'.repeat(1_000_000),
    'an unclosed comment': `<p>Text.</p>${'<!--'.repeat(200_000)}`,
    '10 MB of text': `<p>${'word '.repeat(2_000_000)}</p>`,
    entities: `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(1_000)}">]><p>${'&b;'.repeat(20_000)}</p>`,
  };
  return Object.entries(made).map(([id, text]) => ({
    id,
    html: Buffer.from(text),
    url: 'https://costly.example/news/a-page',
  }));
}
