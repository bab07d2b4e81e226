import { describe, expect, it } from 'vitest';
import type { CitationFormat } from '../../../src/answering/citations/citation-format.js';
import { citeSources } from '../../../src/answering/citations/cite-sources.js';
import type { Answer } from '../../../src/archive/answer.js';
import { embedLimits, type BotMessage } from '../../../src/discord/rendering/message.js';
import { renderSources } from '../../../src/discord/rendering/render-sources.js';
import { readQuotations } from '../../../src/discord/markdown/quotation-block.js';
import { wordingIn } from '../../../src/locales/wording.js';
import { LibraryWriter } from '../../answering/citations/library-writer.js';
import { answerWith, findingWith, sourceWith } from '../answer-fixtures.js';
import { checkWith } from '../check-fixtures.js';
import { showAsDiscord } from '../discord-markdown-rules.js';
import { hostileTexts } from '../hostile-text.js';

const writer = new LibraryWriter();
const styles = ['apa', 'mla', 'chicago'] as const;
const references = ['bibtex', 'ris', 'csl-json'] as const;

async function rendered(answer: Answer, format: CitationFormat): Promise<BotMessage> {
  return renderSources(
    answer,
    await citeSources(answer.sources, format, writer, wordingIn('en')),
    wordingIn('en'),
  );
}

const textOf = ({ embeds }: BotMessage): string => embeds[0]?.description ?? '';

describe('renderSources', () => {
  it('lists every source, also those that the message had no room for', async () => {
    const answer = answerWith({ sources: [sourceWith(), sourceWith({ n: 2, url: null, title: 'Why?' })] });
    const { embeds, files } = await rendered(answer, 'links');
    expect(embeds[0]?.title).toBe('Sources: When does the harbour bridge open?');
    expect(embeds[0]?.description).toBe(
      [
        '[1] Harbour bridge opens, part 1. The Quayside Post. Mara Lindqvist. Published 13 Dec 2024. Retrieved 2 Nov 2026. <https://quayside.example/bridge/1> Fetched from quayside.example.',
        '[2] Why? The Quayside Post. Mara Lindqvist. Published 13 Dec 2024. Retrieved 2 Nov 2026. Fetched from quayside.example.',
      ].join('\n\n'),
    );
    expect(files.map(({ name }) => name)).toEqual(['sources.txt']);
  });

  it('shows what was quoted of an article that was updated since, and nothing of one that was removed', async () => {
    const updated = sourceWith({ n: 1, updatedAt: '2026-11-04T08:00:00Z' });
    const removed = sourceWith({ n: 2, removedAt: '2026-11-05T08:00:00Z' });
    const findings = [findingWith('The bridge opens *on Friday* at noon.', 1), findingWith('It is long.', 3)];
    const answer = answerWith({ sources: [updated, removed, sourceWith({ n: 3 })], findings });
    const text = textOf(await rendered(answer, 'links'));
    expect(readQuotations(text)).toMatchObject([
      { source: 1, slice: 'The bridge opens *on Friday* at noon.' },
    ]);
    expect(text).toContain('Quoted from an earlier version; updated on 4 Nov 2026.');
    expect(text).toContain(
      '[2] Harbour bridge opens, part 2. The Quayside Post. <https://quayside.example/bridge/2> Removed from the archive 5 Nov 2026.',
    );
  });

  it.each([
    ['en', 'Sources of the check', 'Check k3v9q2xw'],
    ['de', 'Quellen der Prüfung', 'Prüfung k3v9q2xw'],
    ['es', 'Fuentes de la comprobación', 'Comprobación k3v9q2xw'],
    ['fr', 'Sources de la vérification', 'Vérification k3v9q2xw'],
    ['ja', '確認の出典', '確認 k3v9q2xw'],
    ['pt', 'Fontes da verificação', 'Verificação k3v9q2xw'],
    ['tr', 'Kontrolün kaynakları', 'Kontrol k3v9q2xw'],
  ] as const)('calls those of a check so (%s)', async (language, title, name) => {
    const wording = wordingIn(language);
    const check = checkWith({ id: 'k3v9q2xw' });
    for (const [format, footer] of [
      ['links', name],
      ['apa', `${name} · Citations by CSL (citeproc-js)`],
    ] as const) {
      const cited = await citeSources(check.sources, format, writer, wording);
      expect(renderSources(check, cited, wording).embeds[0]).toMatchObject({
        title,
        footer: { text: footer },
      });
    }
    const none = { ...check, sources: [] };
    const empty = renderSources(none, await citeSources([], 'links', writer, wording), wording);
    expect(empty.embeds[0]?.description).toBe(wording.t('sources:noneForCheck'));
  });

  it('says so where there are none', async () => {
    const message = await rendered(answerWith({ sources: [] }), 'apa');
    expect(textOf(message)).toContain('no sources');
    expect(message).toMatchObject({ files: [], components: [] });
  });

  it('puts a list that is too long into a file, whole', async () => {
    const sources = Array.from({ length: 40 }, (_, index) =>
      sourceWith({ n: index + 1, title: `${'long '.repeat(50)}${index}` }),
    );
    const { embeds, files } = await rendered(answerWith({ sources }), 'links');
    expect(embeds[0]?.description).toContain('longer than a message may be');
    expect(files[0]?.name).toBe('sources.txt');
    const text = String(files[0]?.attachment);
    expect(text.match(/^\[\d+\] /gm)).toHaveLength(40);
    expect(text).toContain(sources[39]?.title);
  });

  it('sets a citation as its style has it, in italics, with its address as a link and what the style leaves out below', async () => {
    const answer = answerWith({ sources: [sourceWith(), sourceWith({ n: 2 })] });
    const message = await rendered(answer, 'apa');
    expect(textOf(message)).toBe(
      [
        '**APA, 7th edition**',
        '[1] Lindqvist, M. (2024, December 13). Harbour bridge opens, part 1. *The Quayside Post*. <https://quayside.example/bridge/1>',
        '-# Retrieved 2 Nov 2026; fetched from quayside.example',
        '',
        '[2] Lindqvist, M. (2024, December 13). Harbour bridge opens, part 2. *The Quayside Post*. <https://quayside.example/bridge/2>',
        '-# Retrieved 2 Nov 2026; fetched from quayside.example',
      ].join('\n'),
    );
    expect(message.files.map(({ name }) => name)).toEqual(['sources.txt']);
    expect(message.embeds[0]?.footer?.text).toBe('Answer k3v9q2xw · Citations by CSL (citeproc-js)');
  });

  it.each([
    ['bibtex', 'sources.bib', '```bibtex\n@article{'],
    ['ris', 'sources.ris', '```\nTY  - NEWS\n'],
    ['csl-json', 'sources.json', '```json\n['],
  ] as const)('gives %s to be copied, and as the file %s', async (format, name, beginning) => {
    const message = await rendered(answerWith(), format);
    expect(textOf(message)).toContain(`\n${beginning}`);
    expect(showAsDiscord(textOf(message)).rules).toEqual(['bold', 'code block']);
    expect(message.files.map((file) => file.name)).toEqual([name]);
    expect(textOf(message)).toContain(String(message.files[0]?.attachment).trim());
  });

  it('has a button for every form, four to a row, and marks the one that is shown', async () => {
    const { components } = await rendered(answerWith(), 'ris');
    expect(components.map((row) => row.components.length)).toEqual([4, 3]);
    const buttons = components.flatMap((row) => row.components);
    expect(buttons.filter(({ disabled }) => disabled)).toMatchObject([
      { label: 'RIS', custom_id: 'sources-as:k3v9q2xw.ris' },
    ]);
  });

  it.each(references)(
    'leaves %s in the file where a block of code would end early, or would change it',
    async (format) => {
      for (const title of ['a ``` b', 'a \u200B b']) {
        const message = await rendered(answerWith({ sources: [sourceWith({ title })] }), format);
        expect(textOf(message)).toContain('A message would change it');
        expect(String(message.files[0]?.attachment)).toContain(title);
      }
    },
  );

  it.each(['links', ...styles, ...references] as const)(
    'is within Discord’s limits as %s, however much there is',
    async (format) => {
      const long = 'long word '.repeat(80);
      const sources = Array.from({ length: 10 }, (_, index) =>
        sourceWith({
          n: index + 1,
          title: long,
          outlet: long,
          authors: Array.from({ length: 12 }, () => long),
        }),
      );
      const { embeds, files } = await rendered(answerWith({ sources, question: long }), format);
      expect(embeds[0]?.description?.length).toBeLessThanOrEqual(embedLimits.description);
      expect(String(files[0]?.attachment).split(long.trim()).length).toBeGreaterThan(10);
    },
  );

  it.each(['links', ...styles] as const)(
    'lets no source format, ping or link anything but its own address, as %s',
    async (format) => {
      const hostile = [
        '@everyone [x](https://evil.example) ||hidden|| <@1>\n# head',
        '**bold** *italic* _under_ </ask:5> <t:1700000000:R> discord.gg/abc',
        ...hostileTexts(11_272_026, 60),
      ];
      for (const text of hostile) {
        const source = sourceWith({ title: text, outlet: text, authors: [text], url: 'javascript:alert(1)' });
        const { rules } = showAsDiscord(textOf(await rendered(answerWith({ sources: [source] }), format)));
        // What the style sets in italics, and the lines of ours.
        expect(rules.filter((rule) => !['italic', 'bold', 'small text'].includes(rule))).toEqual([]);
        expect(rules.filter((rule) => rule === 'bold')).toHaveLength(format === 'links' ? 0 : 1);
        expect(rules.filter((rule) => rule === 'small text')).toHaveLength(format === 'links' ? 0 : 1);
        expect(rules.filter((rule) => rule === 'italic').length).toBeLessThanOrEqual(
          format === 'links' ? 0 : 1,
        );
      }
    },
  );
});
