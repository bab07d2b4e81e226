import { afterEach, describe, expect, it } from 'vitest';
import type { ArticleHead } from '../../src/archive/article.js';
import type { ChatMessage, ChatReply } from '../../src/chat/chat-session.js';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import { defaultSettings } from '../../src/desk/collection-settings.js';
import { UserError } from '../../src/errors.js';
import type { Language } from '../../src/locales/language.js';
import type { FakeDeskBehaviour } from '../fakes/fake-desk.js';
import { outcomeOf } from './added-outcome.js';
import { openStage, type Stage } from './loopback-stage.js';
import { sampleFeed } from './sample-feed.js';

let stage: Stage;
afterEach(() => stage.close());

/** Emil, whose Discord speaks German, in a server of this language. He manages it. */
async function emilIn(
  channel: 'news' | 'staff',
  behaviour: FakeDeskBehaviour,
  language: Language | null = null,
): Promise<LoopbackSession> {
  stage = await openStage({
    settings: { read: async () => ({ ...defaultSettings, language }) },
    ...behaviour,
  });
  const emil = stage.loopback.addUser({ name: 'emil', locale: 'de' });
  stage.loopback.addMember(stage.server.id, emil, 'admin');
  return stage.loopback.session(emil, {
    guildId: stage.server.id,
    channelId: stage.server.channels[channel],
  });
}

const shown = (reply: ChatReply): ChatMessage => reply.messages.at(-1)!;
const titleOf = (reply: ChatReply) => shown(reply).embeds[0]?.title;
const textOf = (reply: ChatReply) => shown(reply).embeds[0]?.description ?? '';
const labelsOf = ({ components }: ChatMessage) =>
  components.flatMap((row) =>
    'components' in row ? row.components.flatMap((button) => ('label' in button ? [button.label] : [])) : [],
  );

const article: ArticleHead = {
  id: 'a000000000000001',
  version: 1,
  externalId: null,
  title: null,
  outlet: 'Quayside Post',
  outletBy: { id: '7', name: 'ana' },
  authors: ['Mara Lindqvist'],
  publishedAt: '2024-12-13',
  modifiedAt: null,
  url: null,
  language: 'en',
  provenance: { kind: 'fetched', host: 'quayside.example' },
  retrievedAt: '2026-11-02T10:00:00Z',
  addedAt: '2026-11-02T10:00:00Z',
  addedBy: { id: '8', name: 'b*n' },
};
const removed = {
  ...article,
  removedAt: '2026-11-03T10:00:00Z',
  removedBy: null,
  addedBy: null,
  isPurged: false,
};

describe('what everybody sees', () => {
  const adding: FakeDeskBehaviour = { add: async (request) => outcomeOf(request) };

  it('is in the language of the settings, else in that of whoever asks', async () => {
    const german = await emilIn('news', adding);
    const added = await german.command('add url', { url: 'https://quayside.example/1' });
    expect(titleOf(added)).toBe('Hinzugefügt');
    expect(textOf(added)).toContain('**Harbour bridge opens**\nMedium unbekannt · ohne Datum · ');
    expect(textOf(added)).toContain(' · 7 Abschnitte\n');
    await stage.close();
    const english = await emilIn('news', adding, 'en');
    expect(titleOf(await english.command('add url', { url: 'https://quayside.example/1' }))).toBe('Added');
  });

  it('lists several articles', async () => {
    const session = await emilIn('news', {
      add: async (request) => {
        if (request.input.kind === 'url' && request.input.url.endsWith('/2'))
          throw new UserError('no-questions');
        return outcomeOf(request);
      },
    });
    const url = [1, 2, ...Array.from({ length: 9 }, (_, index) => index + 3)]
      .map((n) => `https://quayside.example/${n}`)
      .join(' ');
    const added = await session.command('add url', { url });
    expect(titleOf(added)).toBe('9 hinzugefügt, 1 abgelehnt');
    const lines = textOf(added).split('\n');
    expect(lines[0]).toBe('**Hinzugefügt** · Harbour bridge opens · ohne Datum');
    expect(lines[1]).toMatch(
      /^\*\*Abgelehnt\*\* · quayside\.example.* · Auf diesem Server sind Fragen abgeschaltet/,
    );
    expect(lines.at(-1)).toBe('1 weiterer wurde ausgelassen: Ich nehme 10 auf einmal.');
  });

  it('tells of feeds', async () => {
    const session = await emilIn('news', {
      feeds: {
        list: async () => [sampleFeed],
        add: async ({ announceIn }) => ({
          feed: { ...sampleFeed, announceIn },
          format: 'RSS',
          items: 1,
          isNamedByPage: true,
          namedFeeds: 2,
        }),
        pause: async () => sampleFeed,
        importOpml: async () => ({ added: [sampleFeed], known: 2, refused: [] }),
      },
    });
    const added = await session.command('feed add', {
      url: 'x.example',
      channel: stage.server.channels.other,
    });
    expect(titleOf(added)).toBe('Feed hinzugefügt');
    expect(textOf(added)).toContain('RSS · 1 Eintrag · von der Seite genannt, der erste lesbare von 2: ');
    expect(textOf(added)).toContain(`Neue werden in <#${stage.server.channels.other}> angekündigt.`);
    expect(titleOf(await session.command('feed pause', { feed: sampleFeed.id }))).toBe('Feed pausiert');
    const file = { name: 'feeds.opml', bytes: Buffer.from('<opml/>') };
    expect(textOf(await session.command('feed import', { file }))).toContain(
      '1 Feed hinzugefügt, 2 schon vorhanden, 0 abgelehnt.',
    );
  });
});

describe('what one person sees', () => {
  it('is in his language, whatever the server speaks: a question before something hidden is added', async () => {
    const session = await emilIn('staff', { add: async (request) => outcomeOf(request) }, 'en');
    const asked = await session.menu(
      'Add to archive',
      await session.say('The editor **resigns** on Monday.'),
    );
    expect(titleOf(asked)).toBe('Ins Archiv aufnehmen?');
    expect(textOf(asked)).toContain('• der Text: The editor resigns on Monday');
    expect(labelsOf(shown(asked))).toEqual(['Ins Archiv aufnehmen', 'Nicht aufnehmen']);
    const [add] = shown(asked).components.flatMap((row) =>
      'components' in row
        ? row.components.flatMap((each) => ('custom_id' in each ? [each.custom_id] : []))
        : [],
    );
    expect(titleOf(await session.press(shown(asked), add ?? ''))).toBe('Hinzugefügt');
  });

  it('is so of the list of articles and of one of them', async () => {
    const session = await emilIn(
      'news',
      {
        outlets: async () => ['Quayside Post'],
        listArticles: async () => ({ articles: [article], total: 1_200 }),
        showArticle: async () => ({
          state: 'kept',
          article,
          versions: [
            { version: 1, addedAt: article.addedAt, textHash: 'x', editedBy: null },
            {
              version: 2,
              addedAt: '2026-11-04T10:00:00Z',
              textHash: 'x',
              editedBy: { id: '7', name: 'a_na' },
            },
          ],
          story: { id: 's1', articles: 3, independentOutlets: 1 },
          copyOf: { article: 'a2', title: null, outlet: 'Coast Wire', url: null },
        }),
      },
      'en',
    );
    const filters = { outlet: 'Quayside Post', since: '2024-12-13', until: '2024-12-13' };
    const list = await session.command('articles list', filters);
    expect(titleOf(list)).toBe('1.200 Artikel');
    expect(textOf(list)).toBe(
      [
        '**Artikel ohne Titel**',
        'Quayside Post (laut ana) · 13. Dez. 2024 · geholt von quayside.example · hinzugefügt von b\\*n',
        'Nur, was von Quayside Post ist.',
        'Nur, was am 13. Dez. 2024 erschienen ist.',
      ].join('\n'),
    );
    expect(labelsOf(shown(list))).toEqual(['Neuere', 'Ältere']);
    expect(textOf(await session.command('articles show', { article: article.id }))).toBe(
      [
        '**Artikel ohne Titel**',
        'Quayside Post (laut ana) · 13. Dez. 2024',
        'Von Mara Lindqvist',
        'Geholt von quayside.example',
        'Hinzugefügt von b\\*n',
        'Kopie von einem Artikel ohne Titel, Coast Wire',
        'Dieses Ereignis steht in 3 Artikeln von 1 unabhängigen Medium',
        'Sprache: en',
        '',
        '**2 Fassungen**',
        '1: Text hinzugefügt, 2. Nov. 2026',
        '2: Angaben berichtigt von a\\_na, 4. Nov. 2026',
      ].join('\n'),
    );
    const form = await session.command('articles edit', { article: article.id });
    expect(form.modal?.title).toBe('Artikel berichtigen');
    const choices = await session.autocomplete('articles show', 'article', '');
    expect(choices[0]?.name).toContain('Artikel ohne Titel');
  });

  it('is so where an article is removed and brought back', async () => {
    const session = await emilIn(
      'news',
      {
        removeArticle: async () => ({ removed, undoUntil: '2026-11-03T10:10:00Z' }),
        undoRemoval: async () => article,
      },
      'en',
    );
    const gone = await session.command('articles remove', { article: article.id });
    expect(textOf(gone)).toContain('entfernt am 3. Nov. 2026');
    expect(labelsOf(shown(gone))).toEqual(['Rückgängig machen']);
    expect(titleOf(await session.press(shown(gone), `articles-undo:${article.id}`))).toBe('Zurückgeholt');
  });

  it('is so of sites, names and feeds', async () => {
    const hosts = { allow: ['quayside.example'], deny: [] };
    const session = await emilIn(
      'news',
      {
        hosts: async () => hosts,
        aliases: async () => [['PKK', 'Kurdistan Workers’ Party']],
        feeds: { list: async () => [sampleFeed] },
      },
      'en',
    );
    expect(textOf(await session.command('hosts list'))).toBe(
      'Artikel werden nur von diesen Websites genommen:\nquayside.example',
    );
    expect(textOf(await session.command('aliases list'))).toContain(
      'findet auch die anderen:\nPKK = Kurdistan Workers’ Party',
    );
    const feeds = await session.command('feed list');
    expect(titleOf(feeds)).toBe('1 Feed');
    expect(textOf(feeds)).toContain(' · nächste Abfrage <t:');
    expect((await session.command('add text')).modal?.title).toBe('Artikel hinzufügen');
  });
});
