import { describe, expect, it } from 'vitest';
import { embedLimits } from '../../../src/discord/rendering/message.js';
import { renderSources } from '../../../src/discord/rendering/render-sources.js';
import { readQuotations } from '../../../src/discord/markdown/quotation-block.js';
import { answerWith, findingWith, sourceWith } from '../answer-fixtures.js';
import { showAsDiscord } from '../discord-markdown-rules.js';

describe('renderSources', () => {
  it('lists every source, also those that the message had no room for', () => {
    const answer = answerWith({ sources: [sourceWith(), sourceWith({ n: 2, url: null, title: 'Why?' })] });
    const { embeds, files } = renderSources(answer, 'links');
    expect(embeds[0]?.title).toBe('Sources\\: When does the harbour bridge open?');
    expect(embeds[0]?.description).toBe(
      [
        '[1] Harbour bridge opens, part 1. The Quayside Post. Mara Lindqvist. Published 13 Dec 2024. Retrieved 2 Nov 2026. <https://quayside.example/bridge/1> Fetched from quayside.example.',
        '[2] Why? The Quayside Post. Mara Lindqvist. Published 13 Dec 2024. Retrieved 2 Nov 2026. Fetched from quayside.example.',
      ].join('\n\n'),
    );
    expect(files).toEqual([]);
  });

  it('shows what was quoted of an article that was updated since, and nothing of one that was removed', () => {
    const updated = sourceWith({ n: 1, updatedAt: '2026-11-04T08:00:00Z' });
    const removed = sourceWith({ n: 2, removedAt: '2026-11-05T08:00:00Z' });
    const findings = [findingWith('The bridge opens *on Friday* at noon.', 1), findingWith('It is long.', 3)];
    const answer = answerWith({ sources: [updated, removed, sourceWith({ n: 3 })], findings });
    const text = renderSources(answer, 'links').embeds[0]?.description ?? '';
    expect(readQuotations(text)).toMatchObject([
      { source: 1, slice: 'The bridge opens *on Friday* at noon.' },
    ]);
    expect(text).toContain('Quoted from an earlier version; updated on 4 Nov 2026.');
    expect(text).toContain(
      '[2] Harbour bridge opens, part 2. The Quayside Post. <https://quayside.example/bridge/2> Removed from the archive 5 Nov 2026.',
    );
  });

  it('gives CSL-JSON as a file', () => {
    const [file] = renderSources(answerWith(), 'csl-json').files;
    expect(file?.name).toBe('sources.json');
    expect(JSON.parse(String(file?.attachment))).toMatchObject([
      { id: 'article-1', type: 'article-newspaper' },
    ]);
  });

  it('says so where there are none', () => {
    const { embeds, files } = renderSources(answerWith({ sources: [] }), 'csl-json');
    expect(embeds[0]?.description).toContain('no sources');
    expect(files).toEqual([]);
  });

  it('puts a list that is too long into a file, whole', () => {
    const sources = Array.from({ length: 40 }, (_, index) =>
      sourceWith({ n: index + 1, title: `${'long '.repeat(50)}${index}` }),
    );
    const { embeds, files } = renderSources(answerWith({ sources }), 'links');
    expect(embeds[0]?.description?.length).toBeLessThanOrEqual(embedLimits.description);
    expect(files[0]?.name).toBe('sources.txt');
    const text = String(files[0]?.attachment);
    expect(text.match(/^\[\d+\] /gm)).toHaveLength(40);
    expect(text).toContain(sources[39]?.title);
  });

  it('lets no source format, ping or link anything but its own address', () => {
    const hostile = '@everyone [x](https://evil.example) ||hidden|| <@1>\n# head';
    const source = sourceWith({
      title: hostile,
      outlet: hostile,
      authors: [hostile],
      url: 'javascript:alert(1)',
    });
    const description =
      renderSources(answerWith({ sources: [source] }), 'links').embeds[0]?.description ?? '';
    expect(showAsDiscord(description).rules).toEqual([]);
  });
});
