import { afterAll, describe, expect, test } from 'vitest';
import { costlyPages } from '../../../bench/extraction/costly-pages.js';
import { fixturePages, type FixturePage } from '../../../bench/extraction/fixture-pages.js';
import { UserError } from '../../../src/errors.js';
import { ProcessExtractor } from '../../../src/reading/page/extractor.js';

const extractor = new ProcessExtractor();
afterAll(() => extractor.close());
const good = fixturePages()[0] as FixturePage;
/** The deadline, the start of a new process, and what a busy machine adds. */
const longestMs = 10_000;

function extract({ html, url }: { readonly html: Uint8Array; readonly url: string }) {
  return extractor.extract({ html, url, charset: null, name: new URL(url).hostname });
}

describe('pages made to cost', () => {
  test.each(costlyPages(fixturePages()).map((page) => [page.id, page] as const))(
    '%s: read, or refused in one sentence in time; the next page is read',
    async (_id, page) => {
      const started = performance.now();
      const refusal = await extract(page).then(
        () => 'costly.example is read to its end.',
        (error: unknown) => (error instanceof UserError ? error.message : String(error)),
      );
      expect(performance.now() - started).toBeLessThan(longestMs);
      expect(refusal).toMatch(/^costly\.example [^\n]{15,200}\.$/);
      expect((await extract(good)).text).toContain('612 hectares');
    },
  );

  test('declared entities are neither expanded nor fetched', async () => {
    const words = 'The council of Delvona agreed on Tuesday to build a second bridge over the Orn. ';
    const html = `<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "many words">]><article><p>${words.repeat(4)}&x;&y;</p></article>`;
    const { text } = await extract({ html: Buffer.from(html), url: 'https://costly.example/a' });
    expect(text).toContain('second bridge');
    expect(text).not.toContain('many words');
  });
});
