import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Answer } from '../../src/archive/answer.js';
import type { Archive } from '../../src/archive/archive.js';
import type { ArticleContent, EmbeddedPassage } from '../../src/archive/article.js';
import { localCollection } from '../../src/archive/collection-id.js';
import { openEmbeddedArchive } from '../../src/archive/embedded/embedded-archive.js';
import { databaseFile, folderName } from '../../src/archive/embedded/collection-files.js';
import type { VectorProfile } from '../../src/archive/vector-profile.js';
import { splitPassages } from '../../src/reading/passages/passages.js';
import { storyGrouping } from '../../src/reading/stories/story-grouping.js';

export const sampleProfile: VectorProfile = { fingerprint: 'damage', dimension: 384 };

const places = [
  'Lindmark',
  'Orrin Bay',
  'Castel Verro',
  'Hallow Ridge',
  'Södermark',
  'İzler',
  'Ostrów',
  'Tenby',
];
const people = ['Ada Lund', 'Pavel Örn', 'Mira Castell', 'Joao Pinto', 'Ines Fabre', 'Tomas Reil'];
const deeds = [
  'reopened the bridge',
  'postponed the vote on the harbour',
  'signed a treaty on water',
  'closed two schools',
  'sold the orchard by the mill',
];
const asker = { id: '7', name: 'ana' };

/** The files of an archive that holds something in every table. */
export interface SampleArchive {
  readonly desk: string;
  readonly collection: string;
}

/** Makes an archive of so many invented articles in a folder, and closes it. */
export async function makeSampleArchive(folder: string, articles: number): Promise<SampleArchive> {
  const archive = await openEmbeddedArchive({
    folder,
    profile: sampleProfile,
    logger: pino({ level: 'silent' }),
  });
  await fillArticles(archive, articles);
  await fillRest(archive);
  await archive.close();
  return sampleFiles(folder);
}

/** Where the files of such an archive lie. */
export function sampleFiles(folder: string): SampleArchive {
  return {
    desk: join(folder, 'desk.sqlite'),
    collection: databaseFile(join(folder, 'collections', folderName(localCollection))),
  };
}

/** An invented report of some 300 words. */
export function sampleReport(index: number): ArticleContent {
  const place = places[index % places.length] ?? '';
  const paragraphs = Array.from({ length: 6 }, (_, paragraph) =>
    Array.from({ length: 4 }, (_line, line) => {
      const seed = index * 24 + paragraph * 4 + line;
      const deed = deeds[(seed * 7) % deeds.length];
      return `On day ${seed} ${people[(seed * 5) % people.length]} said in ${place} that officials had ${deed} for ${seed * 3} families.`;
    }).join(' '),
  );
  const text = paragraphs.join('\n\n');
  return {
    title: `${place} report ${index}`,
    outlet: index % 3 === 0 ? null : `Courier ${index % 4}`,
    authors: [people[index % people.length] ?? ''],
    publishedAt: `2026-0${1 + (index % 6)}-1${index % 10}`,
    modifiedAt: null,
    url: `https://courier.example/${index}`,
    language: 'en',
    text,
    provenance: { kind: 'fetched', host: 'courier.example' },
    externalId: index % 2 === 0 ? `x${index}` : null,
    retrievedAt: '2026-06-20T12:00:00Z',
    original: { mediaType: 'text/plain; charset=utf-8', bytes: Buffer.from(text) },
    addedBy: asker,
  };
}

/** Passages with vectors that no model made: the same text has the same one. */
export function samplePassages({ text }: Pick<ArticleContent, 'text'>): EmbeddedPassage[] {
  return splitPassages(text).map((draft) => ({
    ...draft,
    vector: vectorOf(text.slice(draft.start, draft.end)),
  }));
}

function vectorOf(text: string): Float32Array {
  const seed = createHash('sha256').update(text).digest();
  const vector = Float32Array.from({ length: sampleProfile.dimension }, (_, axis) => {
    const [a = 0, b = 0] = [seed[axis % 32], seed[(axis * 7 + 3) % 32]];
    return Math.sin(a * (axis + 1) + b);
  });
  const length = Math.hypot(...vector);
  return vector.map((number) => number / length);
}

async function fillArticles(archive: Archive, articles: number): Promise<void> {
  const collection = archive.collection(localCollection);
  for (let index = 0; index < articles; index += 1) {
    const content = sampleReport(index);
    const passages = samplePassages(content);
    const grouping = storyGrouping(
      content,
      passages.map(({ vector }) => vector),
    );
    const { article } = await collection.add(content, passages, grouping);
    if (index % 7 === 0) {
      const corrected = {
        ...content,
        title: `${content.title} (corrected)`,
        original: null,
        editedBy: asker,
      };
      await collection.edit(article, corrected, passages);
    }
    if (index % 11 === 5) await collection.remove(article.id, { at: '2026-06-21T12:00:00.000Z', by: asker });
    await collection.saveAnswer(sampleAnswer(index, article.id, content.text));
  }
}

function sampleAnswer(index: number, article: string, text: string): Answer {
  const quote = text.slice(0, text.indexOf('.') + 1);
  return {
    id: `answer${index}`,
    question: `What did officials do on day ${index}?`,
    filters: { since: null, until: null, outlet: null },
    asOf: '2026-06-20',
    askedAt: '2026-06-20T12:00:00Z',
    verdict: 'answered',
    probability: 0.9,
    findings: [
      {
        source: 1,
        quote,
        start: 0,
        end: quote.length,
        key: { start: 0, end: quote.length },
        speaker: null,
        score: 0.8,
      },
    ],
    sources: [],
    disagreement: null,
    coverage: null,
    passages: [
      { collection: localCollection, article, externalId: null, start: 0, end: quote.length, score: 0.7 },
    ],
    articles: [],
    undatedLeftOut: 0,
    tookMs: 12,
    audience: { askerId: asker.id, channelId: '70', private: index % 2 === 0 },
  } as unknown as Answer;
}

async function fillRest(archive: Archive): Promise<void> {
  const collection = archive.collection(localCollection);
  const filters = { since: null, until: null, outlet: null };
  for (let index = 0; index < 12; index += 1) {
    const at = `2026-06-2${index % 9}T12:00:00.000Z`;
    await collection.attachMessage(`answer${index}`, `9000${index}`);
    await collection.feedback.give({
      answerId: `answer${index}`,
      personId: `${index}`,
      helpful: index % 2 === 0,
      reason: index % 2 === 0 ? null : 'It names another bridge.',
      givenAt: at,
    });
    await collection.requests.add(
      {
        id: `request${index}`,
        key: `bridge ${index}`,
        filters,
        asOf: '2026-06-20',
        asker: {
          personId: `${index}`,
          question: `When does bridge ${index} open?`,
          answerId: `answer${index}`,
          askedAt: at,
          place: { serverId: '10', channelId: '70', private: false },
          locale: 'en-GB',
        },
        postIn: '71',
        checkedUntil: 0,
      },
      { person: 100, collection: 100 },
    );
    await archive.settings.set(localCollection, `setting-${index}`, {
      value: index,
      words: 'as it was chosen',
    });
    await archive.jobs.enqueue({
      kind: 'purge',
      collection: localCollection,
      payload: { index },
      runAfter: at,
    });
    await archive.feeds.add(
      {
        id: `feed${index}`,
        collection: localCollection,
        url: `https://courier.example/feed/${index}`,
        title: `Courier ${index}`,
        addedBy: asker,
        addedAt: at,
        addedIn: '70',
        announceIn: null,
        nextPollAt: at,
      },
      50,
    );
    await archive.feeds.noteItem(`feed${index}`, `item${index}`, { done: true, attempts: 0 }, at);
    await archive.audit.note({
      collection: localCollection,
      at,
      by: asker,
      deed: { kind: 'setting-changed', setting: 'language', before: index, after: index + 1 },
    });
  }
}
