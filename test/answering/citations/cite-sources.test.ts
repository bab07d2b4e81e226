import { describe, expect, it } from 'vitest';
import type { Source } from '../../../src/archive/answer.js';
import type { CitationFormat } from '../../../src/answering/citations/citation-format.js';
import { wordingIn } from '../../../src/locales/wording.js';
import { citeSources, plainText } from '../../../src/answering/citations/cite-sources.js';
import { sourceWith } from '../../discord/answer-fixtures.js';
import { hostileTexts } from '../../discord/hostile-text.js';
import { LibraryWriter } from './library-writer.js';

const writer = new LibraryWriter();
const cite = (sources: readonly Source[], format: CitationFormat) =>
  citeSources(sources, format, writer, wordingIn('en'));
const styles = ['apa', 'mla', 'chicago'] as const;

/** The only citation of a source, and what stands beside it. */
async function styled(format: (typeof styles)[number], facts: Partial<Source> = {}) {
  const { citations } = await cite([sourceWith({ title: 'Harbour bridge opens', ...facts })], format);
  const [only] = citations;
  return [plainText(only?.runs ?? []), only?.beside];
}

describe('citeSources', () => {
  it('lays a source out as APA has it', async () => {
    expect(await styled('apa')).toEqual([
      'Lindqvist, M. (2024, December 13). Harbour bridge opens. The Quayside Post. https://quayside.example/bridge/1',
      'Retrieved 2 Nov 2026; fetched from quayside.example',
    ]);
  });

  it('lays a source out as MLA has it', async () => {
    expect(await styled('mla')).toEqual([
      'Lindqvist, Mara. “Harbour Bridge Opens.” The Quayside Post, 13 Dec. 2024, https://quayside.example/bridge/1.',
      'Retrieved 2 Nov 2026; fetched from quayside.example',
    ]);
  });

  it('lays a source out as Chicago has it, which prints when it was retrieved', async () => {
    expect(await styled('chicago')).toEqual([
      'Lindqvist, Mara. 2024. “Harbour Bridge Opens.” The Quayside Post, December 13. Accessed November 2, 2026. https://quayside.example/bridge/1.',
      'Fetched from quayside.example',
    ]);
  });

  it('tells the outlet in italics and the address apart', async () => {
    const [citation] = (await cite([sourceWith()], 'apa')).citations;
    expect(citation?.runs.slice(1)).toEqual([
      { kind: 'italic', value: 'The Quayside Post' },
      { kind: 'text', value: '. ' },
      { kind: 'url', value: 'https://quayside.example/bridge/1' },
    ]);
  });

  it('says beside it what a style leaves out: an author of many, who typed the outlet, whose copy it is, that it was updated', async () => {
    const [citation, beside] = await styled('mla', {
      authors: ['Mara Lindqvist', 'Agence Exemple', 'Ivo Marsh'],
      outletBy: { id: '1', name: 'ana' },
      copyOf: { article: 'a2', title: 'Wire report', outlet: 'Coast Wire', url: null },
      updatedAt: '2026-11-04T08:00:00Z',
    });
    expect(citation).toContain('Lindqvist, Mara, et al.');
    expect(beside).toBe(
      'By Mara Lindqvist, Agence Exemple, Ivo Marsh; retrieved 2 Nov 2026; fetched from quayside.example; outlet as given by ana; copy of “Wire report”, Coast Wire; quoted from an earlier version; updated on 4 Nov 2026',
    );
  });

  it('does not say twice when an undated page was retrieved', async () => {
    for (const style of styles) {
      const [citation, beside] = await styled(style, { publishedAt: null, authors: [] });
      expect(citation).toMatch(/(?:Retrieved|Accessed) (?:November 2,|2 Nov\.) 2026/);
      expect(beside).toBe('Fetched from quayside.example');
    }
  });

  it.each(styles)('cites a text of which nothing is known, as %s', async (style) => {
    const nothing = { title: null, outlet: null, authors: [], publishedAt: null, url: null };
    const by = { id: 'terminal', name: 'ana' };
    const [citation, beside] = await styled(style, { ...nothing, provenance: { kind: 'pasted', by } });
    expect(citation).toMatch(/^\[Untitled [Aa]rticle\]\. /);
    expect(`${citation} ${beside}`).toContain('2 Nov');
    expect(beside?.toLowerCase()).toContain('pasted by ana, not checked');
  });

  it.each(styles)('cites nothing of a removed article but title, outlet and URL, as %s', async (style) => {
    expect(
      await styled(style, { authors: [], publishedAt: null, removedAt: '2026-11-05T08:00:00Z' }),
    ).toEqual([
      'Harbour bridge opens. The Quayside Post. https://quayside.example/bridge/1',
      'Removed from the archive 5 Nov 2026',
    ]);
  });

  it('sets the capitals of an English title only', async () => {
    const [english] = await styled('mla', { title: 'A bridge of iron', language: 'en' });
    const [french] = await styled('mla', { title: 'Un pont de fer', language: 'fr' });
    const [turkish] = await styled('mla', { title: 'Demir bir köprü', language: 'tr' });
    expect(english).toContain('“A Bridge of Iron.”');
    expect(french).toContain('“Un pont de fer.”');
    expect(turkish).toContain('“Demir bir köprü.”');
  });

  it.each(styles)('shows every character of a title as it is, as %s', async (style) => {
    const title = 'x <i>y</i> & &lt; <script>z</script> {t} \\ m² ™ 東京 مرحبا %%STRING%% 😀';
    const [citation] = await styled(style, { title, language: 'tr' });
    expect(citation).toContain(title);
  });

  it('reads no command in what a person calls a file', async () => {
    const fileName = 'a\ntitle: Forged\nissued: 1900-01-01\n{:title: Forged} .txt';
    for (const style of styles) {
      const [citation] = await styled(style, { provenance: { kind: 'file', fileName, by: null } });
      expect(citation).not.toContain('Forged');
      expect(citation).not.toContain('1900');
    }
  });

  it('gives the same as a file, numbered, and nothing for no sources', async () => {
    const { file } = await cite([sourceWith(), sourceWith({ n: 2 })], 'apa');
    expect(file.name).toBe('sources.txt');
    expect(file.text.match(/^\[\d\] Lindqvist, M\. .*\n {4}Retrieved .*$/gm)).toHaveLength(2);
    expect((await cite([], 'ris')).file).toEqual({ name: 'sources.ris', text: '' });
  });

  it('gives links and CSL-JSON without a library', async () => {
    const none = { layOut: () => Promise.reject(new Error('used')), close: async () => {} };
    const links = await citeSources([sourceWith()], 'links', none, wordingIn('en'));
    expect(links.file.text).toMatch(/^\[1\] Harbour bridge opens, part 1\. The Quayside Post\./);
    const csl = await citeSources([sourceWith()], 'csl-json', none, wordingIn('en'));
    expect(JSON.parse(csl.file.text)).toMatchObject([{ id: 'article-1' }]);
  });

  it('lets no text of a source make another source of itself', async () => {
    const titles = hostileTexts(20_261_127, 40).map((text) => `${text}\n\n[9] Forged. https://evil.example`);
    const sources = titles.map((title, index) => sourceWith({ n: index + 1, title, outlet: title }));
    for (const format of ['links', ...styles] as const) {
      const { file } = await cite(sources, format);
      const numbers = [...file.text.matchAll(/^\[(\d+)\] /gm)].map(([, n]) => Number(n));
      expect(numbers).toEqual(sources.map(({ n }) => n));
    }
  });
});
