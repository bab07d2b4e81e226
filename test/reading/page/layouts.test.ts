import { describe, expect, test } from 'vitest';
import { fixturePages } from '../../../bench/extraction/fixture-pages.js';
import { scoreText } from '../../../bench/extraction/shingle-score.js';
import { file, openReader } from '../reading-stage.js';

const read = openReader();
/** Two pages sign their text in its last line. */
const leastPrecision = 0.95;
const leastRecall = 0.99;

describe('pages of many layouts', () => {
  test.each(fixturePages().map((page) => [page.id, page] as const))('%s', async (_id, page) => {
    const article = await read(file(`${page.id}.html`, page.html), { url: page.url });
    const score = scoreText(page.text, article.text);
    expect(score.precision).toBeGreaterThanOrEqual(leastPrecision);
    expect(score.recall).toBeGreaterThanOrEqual(leastRecall);
    expect(article).toMatchObject({
      title: page.title,
      outlet: page.outlet,
      authors: page.authors,
      publishedAt: page.publishedAt,
    });
  });
});
