import { describe, expect, it } from 'vitest';
import { citationLine } from '../../../src/answering/citations/citation-links.js';
import { wordingIn } from '../../../src/locales/wording.js';
import { sourceWith } from '../../discord/answer-fixtures.js';

describe('citationLine', () => {
  it.each([
    [
      'everything',
      sourceWith(),
      '[1] Harbour bridge opens, part 1. The Quayside Post. Mara Lindqvist. Published 13 Dec 2024. Retrieved 2 Nov 2026. https://quayside.example/bridge/1 Fetched from quayside.example.',
    ],
    [
      'nothing but a text',
      sourceWith({
        title: null,
        outlet: null,
        authors: [],
        publishedAt: null,
        url: null,
        provenance: { kind: 'file', fileName: 'notes.txt', by: null },
      }),
      '[1] Untitled article. Undated. Retrieved 2 Nov 2026. From file notes.txt, not checked.',
    ],
    [
      'a title that is a question, and the starter archive',
      sourceWith({
        n: 12,
        title: 'Who opens the bridge?',
        outlet: 'Dateline starter archive',
        url: null,
        provenance: { kind: 'starter' },
      }),
      '[12] Who opens the bridge? Mara Lindqvist. Published 13 Dec 2024. Retrieved 2 Nov 2026. Dateline starter archive.',
    ],
    [
      'an article that was updated since, a copy, with an outlet that somebody typed',
      sourceWith({
        outletBy: { id: '1', name: 'ana' },
        updatedAt: '2026-11-04T08:00:00Z',
        copyOf: { article: 'a2', title: 'Wire report', outlet: 'Coast Wire', url: null },
      }),
      '[1] Harbour bridge opens, part 1. The Quayside Post (as given by ana). Mara Lindqvist. Published 13 Dec 2024. Retrieved 2 Nov 2026. https://quayside.example/bridge/1 Fetched from quayside.example. Copy of “Wire report”, Coast Wire. Quoted from an earlier version; updated on 4 Nov 2026.',
    ],
    [
      'an article that was removed',
      sourceWith({ authors: [], publishedAt: null, removedAt: '2026-11-05T08:00:00Z' }),
      '[1] Harbour bridge opens, part 1. The Quayside Post. https://quayside.example/bridge/1 Removed from the archive 5 Nov 2026.',
    ],
  ])('of %s', (_, source, line) => {
    expect(citationLine(source, wordingIn('en'))).toBe(line);
  });

  it('speaks the language of whoever asks', () => {
    const source = sourceWith({
      outletBy: { id: '1', name: 'ana' },
      updatedAt: '2026-11-04T08:00:00Z',
      copyOf: { article: 'a2', title: null, outlet: 'Coast Wire', url: null },
    });
    expect(citationLine(source, wordingIn('de'))).toBe(
      '[1] Harbour bridge opens, part 1. The Quayside Post (laut ana). Mara Lindqvist. Erschienen am 13. Dez. 2024. Abgerufen am 2. Nov. 2026. https://quayside.example/bridge/1 Geholt von quayside.example. Kopie von einem Artikel ohne Titel, Coast Wire. Zitiert aus einer früheren Fassung; geändert am 4. Nov. 2026.',
    );
    const removed = sourceWith({ title: null, outlet: null, url: null, removedAt: '2026-11-05T08:00:00Z' });
    expect(citationLine(removed, wordingIn('de'))).toBe(
      '[1] Artikel ohne Titel. Aus dem Archiv entfernt am 5. Nov. 2026.',
    );
  });
});
