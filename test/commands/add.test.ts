import { afterEach, describe, expect, it } from 'vitest';
import type { AddRequest, Desk } from '../../src/desk/desk.js';
import type { AddProgress } from '../../src/reading/article-input.js';
import { UserError } from '../../src/errors.js';
import { outcomeOf } from './added-outcome.js';
import { lastCall, openStage, type Stage } from './loopback-stage.js';

let stage: Stage;
const place = () => ({ guildId: stage.server.id, channelId: stage.server.channels.news });
const request = () => lastCall(stage.desk, 'add')[0] as AddRequest;

const add: Desk['add'] = async (given) => outcomeOf(given);

afterEach(() => stage.close());

describe('/add', () => {
  it('takes a link from a moderator, for the server', async () => {
    stage = await openStage({ add });
    const reply = await stage.loopback
      .session(stage.moderator, place())
      .command('add url', { url: 'https://quayside.example/bridge', date: '2024-12-13' });
    expect(reply.messages).toHaveLength(1);
    expect(reply.messages[0]?.ephemeral).toBe(false);
    expect(reply.messages[0]?.content).toBe('');
    expect(reply.messages[0]?.embeds[0]?.title).toBe('Added');
    expect(reply.messages[0]?.embeds[0]?.description).toContain(
      '13 Dec 2024 · pasted by \\@ana, not checked',
    );
    expect(request()).toEqual({
      collection: `guild:${stage.server.id}`,
      input: { kind: 'url', url: 'https://quayside.example/bridge' },
      hints: { publishedAt: '2024-12-13' },
      by: { id: stage.moderator.id, name: 'ana' },
    });
  });

  it('takes several links at once, and says what became of each', async () => {
    stage = await openStage({
      add: async (given) => {
        if (given.input.kind === 'url' && given.input.url.includes('secret')) {
          throw new UserError('url-with-credentials', { host: 'b.example' });
        }
        return outcomeOf({ ...given, hints: {} });
      },
    });
    const reply = await stage.loopback.session(stage.moderator, place()).command('add url', {
      url: ' https://a.example/1, <https://b.example/2>;https://ana:secret@b.example/3\nhttps://a.example/1?utm_id=7',
    });
    expect(stage.desk.calls.map(({ args }) => (args[0] as AddRequest).input)).toEqual([
      { kind: 'url', url: 'https://a.example/1' },
      { kind: 'url', url: 'https://b.example/2' },
      { kind: 'url', url: 'https://ana:secret@b.example/3' },
    ]);
    expect(reply.messages[0]).toMatchObject({ ephemeral: false });
    expect(reply.messages[0]?.embeds[0]?.title).toBe('2 added, 1 refused');
    expect(reply.messages[0]?.embeds[0]?.description).toContain('**Refused** · b.example');
    expect(JSON.stringify(reply.messages)).not.toContain('secret');
  });

  it('takes a title for one article only', async () => {
    stage = await openStage({});
    const reply = await stage.loopback
      .session(stage.moderator, place())
      .command('add url', { url: 'https://a.example/1 https://b.example/2', title: 'Both' });
    expect(reply.messages[0]).toMatchObject({ ephemeral: true });
    expect(reply.messages[0]?.content).toContain('describes one article');
    expect(stage.desk.calls).toEqual([]);
  });

  it('takes a file from anybody in a direct message, for himself', async () => {
    stage = await openStage({ add });
    const bytes = Buffer.from('Harbour bridge opens\n\nThe bridge opens on Friday.');
    const session = stage.loopback.session(stage.member, { directMessage: true });
    const reply = await session.command('add file', {
      file: { name: 'bridge.txt', bytes },
      title: 'Bridge',
      outlet: ' ',
      url: 'https://quayside.example/bridge',
    });
    expect(reply.messages[0]?.embeds[0]?.description).toContain('Bridge');
    expect(request().collection).toBe(`user:${stage.member.id}`);
    expect(request().hints).toEqual({ title: 'Bridge', url: 'https://quayside.example/bridge' });
    expect(request().input).toMatchObject({ kind: 'file', name: 'bridge.txt' });
    const { input } = request();
    expect(input.kind === 'file' && Buffer.from(input.bytes).equals(bytes)).toBe(true);
  });

  it('takes a text by a form, with what the form says of it', async () => {
    stage = await openStage({ add });
    const session = stage.loopback.session(stage.moderator, place());
    const opened = await session.command('add text');
    expect(opened.acknowledged).toBe('modal');
    expect(opened.modal?.title).toBe('Add an article');
    const reply = await session.submit(opened, {
      title: 'Bridge',
      date: '',
      text: 'The bridge opens on Friday.',
    });
    expect(reply.messages[0]?.embeds[0]?.title).toBe('Added');
    expect(request().input).toEqual({ kind: 'text', text: 'The bridge opens on Friday.' });
    expect(request().hints).toEqual({ title: 'Bridge' });
  });

  it('takes a text by a form in a direct message', async () => {
    stage = await openStage({ add });
    const session = stage.loopback.session(stage.member, { directMessage: true });
    const opened = await session.command('add text');
    const reply = await session.submit(opened, { text: 'The bridge opens on Friday.' });
    expect(reply.messages[0]?.embeds[0]?.title).toBe('Added');
    expect(request().collection).toBe(`user:${stage.member.id}`);
  });

  it.each([
    ['add url', { url: 'https://quayside.example/bridge' }],
    ['add file', { file: { name: 'bridge.txt', bytes: Buffer.from('text') } }],
    ['add text', {}],
  ])('refuses a member without the permission: %s', async (name, options) => {
    stage = await openStage({});
    const reply = await stage.loopback.session(stage.member, place()).command(name, options);
    expect(reply.acknowledged).toBe('message');
    expect(reply.messages[0]?.ephemeral).toBe(true);
    expect(reply.messages[0]?.content).toContain('Manage Messages');
    expect(stage.desk.calls).toEqual([]);
  });

  it('refuses a form of somebody who lost the permission while he filled it', async () => {
    stage = await openStage({});
    const session = stage.loopback.session(stage.moderator, place());
    const opened = await session.command('add text');
    stage.loopback.addMember(stage.server.id, stage.moderator, 'member');
    const reply = await session.submit(opened, { text: 'The bridge opens on Friday.' });
    expect(reply.messages[0]?.ephemeral).toBe(true);
    expect(reply.messages[0]?.content).toContain('Manage Messages');
    expect(stage.desk.calls).toEqual([]);
  });

  it.each([
    ['a table', { name: 'report.xlsx', bytes: Buffer.from('PK') }, 'report.xlsx'],
    ['an empty file', { name: 'notes.txt', bytes: Buffer.alloc(0) }, 'empty'],
  ])('refuses %s before it downloads it', async (_, file, words) => {
    stage = await openStage({});
    const reply = await stage.loopback.session(stage.moderator, place()).command('add file', { file });
    expect(reply.messages[0]?.ephemeral).toBe(true);
    expect(reply.messages[0]?.content).toContain(words);
    expect(stage.desk.calls).toEqual([]);
  });

  it('says why it refuses in the language of who tried', async () => {
    stage = await openStage({
      add: async () => {
        throw new UserError('text-too-long', { name: '', given: 412_000, most: 400_000 });
      },
    });
    const emil = stage.loopback.addUser({ name: 'emil', locale: 'de' });
    const session = stage.loopback.session(emil, { directMessage: true });
    const file = await session.command('add file', {
      file: { name: 'bericht.xlsx', bytes: Buffer.from('PK') },
    });
    expect(file.messages[0]?.content).toBe(
      '„bericht.xlsx“ kann ich nicht lesen\\: Gib mir eine Datei mit der Endung .pdf, .docx, .epub, .html, .md oder .txt.',
    );
    const url = await session.command('add url', { url: 'https://quayside.example/' });
    expect(url.messages[0]?.content).toBe(
      'Der Text hat 412.000 Zeichen, ein Artikel höchstens 400.000\\: Gib mir nur den Artikel.',
    );
  });

  it('tells only who tried that an article was refused, and why', async () => {
    stage = await openStage({
      add: async () => {
        throw new UserError('no-article', { name: 'quayside.example' });
      },
    });
    const session = stage.loopback.session(stage.moderator, place());
    const reply = await session.command('add url', { url: 'https://quayside.example/' });
    expect(reply.messages).toHaveLength(1);
    expect(reply.messages[0]?.ephemeral).toBe(true);
    expect(reply.messages[0]?.content).toBe(
      'quayside.example holds no article that could be read\\: give the article’s own page, or paste its text.',
    );
    expect(stage.loopback.session(stage.member, place()).messages()).toEqual([]);
  });

  it('shows progress at most every two seconds, and the outcome in its place', async () => {
    const steps: AddProgress[] = [
      { stage: 'fetching' },
      { stage: 'reading' },
      ...Array.from({ length: 21 }, (_, done) => ({ stage: 'embedding' as const, done, total: 20 })),
      { stage: 'storing' },
    ];
    stage = await openStage({
      add: async (given, onProgress) => {
        for (const step of steps) {
          onProgress?.(step);
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        return outcomeOf(given);
      },
    });
    const shown: string[] = [];
    const reply = await stage.loopback
      .session(stage.moderator, place())
      .command('add url', { url: 'https://quayside.example/' }, ({ content }) => shown.push(content));
    expect(shown).toHaveLength(2);
    expect(shown[0]).toMatch(/^Indexing its passages: 1[5-9] of 20/);
    expect(reply.messages).toHaveLength(1);
    expect(reply.messages[0]?.content).toBe('');
    expect(reply.messages[0]?.embeds[0]?.title).toBe('Added');
  });
});
