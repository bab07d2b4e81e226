import { afterEach, describe, expect, it } from 'vitest';
import { citationFormats } from '../../src/answering/citations/citation-format.js';
import { sources } from '../../commands/sources.js';
import type { FindAnswerRequest } from '../../src/desk/desk.js';
import { UserError } from '../../src/errors.js';
import { LibraryWriter } from '../answering/citations/library-writer.js';
import { answerWith } from '../discord/answer-fixtures.js';
import { lastCall, openStage, type Stage } from './loopback-stage.js';

/** The real library, loaded once for all. */
const citations = new LibraryWriter();

let stage: Stage;
const place = (channel: 'news' | 'other' | 'staff' = 'news') => ({
  guildId: stage.server.id,
  channelId: stage.server.channels[channel],
});
const request = () => lastCall(stage.desk, 'findAnswer')[0] as FindAnswerRequest;
const noAnswer = async () => {
  throw new UserError('no-answer', { answer: 'abcd1234' });
};

afterEach(() => stage.close());

describe('/sources', () => {
  it('cites the last answer in this channel, for whoever asks and nobody else', async () => {
    stage = await openStage({ findAnswer: async () => answerWith() });
    const reply = await stage.loopback.session(stage.member, place()).command('sources');
    expect(reply.messages[0]?.ephemeral).toBe(true);
    expect(reply.messages[0]?.embeds[0]?.description).toContain('<https://quayside.example/bridge/1>');
    expect(request()).toMatchObject({
      collection: `guild:${stage.server.id}`,
      answer: null,
      readerId: stage.member.id,
      channelId: stage.server.channels.news,
    });
  });

  it('takes an id, or the link of a message', async () => {
    stage = await openStage({ findAnswer: async () => answerWith() });
    const session = stage.loopback.session(stage.member, place());
    await session.command('sources', { answer: ' k3v9q2xw ' });
    expect(request().answer).toBe('k3v9q2xw');
    const link = `https://discord.com/channels/${stage.server.id}/${stage.server.channels.other}/42`;
    await session.command('sources', { answer: link });
    expect(request().answer).toBe('42');
  });

  it.each([
    ['apa', 'sources.txt', 'Lindqvist, M. (2024, December 13).'],
    ['mla', 'sources.txt', 'Lindqvist, Mara. “Harbour Bridge Opens, Part 1.”'],
    ['chicago', 'sources.txt', 'Lindqvist, Mara. 2024. “Harbour Bridge Opens, Part 1.”'],
    ['bibtex', 'sources.bib', '@article{lindqvist2024-'],
    ['ris', 'sources.ris', 'AU  - Lindqvist, Mara'],
  ])('gives %s as text and as a file', async (format, name, words) => {
    stage = await openStage({ findAnswer: async () => answerWith() }, {}, { citations });
    const reply = await stage.loopback.session(stage.member, place()).command('sources', { format });
    const [message] = reply.messages;
    const [file] = message?.attachments ?? [];
    expect(file?.name).toBe(name);
    expect(Buffer.from(file?.bytes ?? []).toString()).toContain(words);
    expect(message?.ephemeral).toBe(true);
    expect(message?.embeds[0]?.description?.replaceAll('\\', '')).toContain(words);
  });

  it('offers every form that there is', async () => {
    stage = await openStage({});
    const { options = [] } = sources.data.toJSON();
    const [choices] = options.flatMap((option) =>
      option.name === 'format' && 'choices' in option ? [option.choices ?? []] : [],
    );
    expect(choices?.map(({ value }) => value)).toEqual(citationFormats);
  });

  it('gives CSL-JSON as a file', async () => {
    stage = await openStage({ findAnswer: async () => answerWith() });
    const session = stage.loopback.session(stage.member, { directMessage: true });
    const reply = await session.command('sources', { format: 'csl-json' });
    const [file] = reply.messages[0]?.attachments ?? [];
    expect(file?.name).toBe('sources.json');
    expect(JSON.parse(Buffer.from(file?.bytes ?? []).toString())).toMatchObject([
      { type: 'article-newspaper', title: 'Harbour bridge opens, part 1' },
    ]);
    expect(request()).toMatchObject({ collection: `user:${stage.member.id}`, canSee: null });
  });

  it('lets the desk know which channels the person can see now', async () => {
    stage = await openStage({ findAnswer: noAnswer });
    const { channels } = stage.server;
    const seen = () => Object.values(channels).filter((id) => request().canSee?.(id));
    await stage.loopback.session(stage.member, place()).command('sources');
    expect(seen()).toEqual([channels.news, channels.other]);
    await stage.loopback.session(stage.moderator, place()).command('sources');
    expect(seen()).toEqual([channels.news, channels.other, channels.staff]);
    stage.loopback.addMember(stage.server.id, stage.member, 'moderator');
    await stage.loopback.session(stage.member, place()).command('sources');
    expect(seen()).toEqual([channels.news, channels.other, channels.staff]);
  });

  it('sees no channel of another server', async () => {
    stage = await openStage({ findAnswer: noAnswer });
    const elsewhere = stage.loopback.addGuild({ name: 'Elsewhere', channels: ['general'] });
    await stage.loopback.session(stage.member, place()).command('sources', { answer: 'k3v9q2xw' });
    expect(request().canSee?.(elsewhere.channels.general)).toBe(false);
    expect(request().canSee?.('123456789012345678')).toBe(false);
  });

  it('says the same of an answer that is not there and of a link into another server', async () => {
    stage = await openStage({ findAnswer: noAnswer });
    const session = stage.loopback.session(stage.member, place());
    const unknown = await session.command('sources', { answer: 'zzzzzzzz' });
    const foreign = await session.command('sources', {
      answer: 'https://discord.com/channels/111/222/333',
    });
    expect(request().answer).not.toBe('333');
    expect(foreign.messages[0]?.content).toBe(unknown.messages[0]?.content);
    expect(foreign.messages[0]?.ephemeral).toBe(true);
  });
});

describe('the button under an answer', () => {
  it('cites its answer, for whoever presses it', async () => {
    stage = await openStage({ ask: async () => answerWith(), findAnswer: async () => answerWith() });
    const asked = await stage.loopback.session(stage.member, place()).command('ask', { question: 'When?' });
    const session = stage.loopback.session(stage.moderator, place());
    const [message] = session.messages();
    expect(message?.id).toBe(asked.messages[0]?.id);
    const reply = await session.press(message!, 'sources:k3v9q2xw');
    expect(reply.messages).toHaveLength(1);
    expect(reply.messages[0]?.ephemeral).toBe(true);
    expect(reply.messages[0]?.embeds[0]?.description).toContain('[1] Harbour bridge opens');
    expect(request()).toMatchObject({ answer: 'k3v9q2xw', readerId: stage.moderator.id });
  });

  it('works in a direct message, and says so where the answer is gone', async () => {
    stage = await openStage({ ask: async () => answerWith(), findAnswer: noAnswer });
    const session = stage.loopback.session(stage.member, { directMessage: true });
    const asked = await session.command('ask', { question: 'When?' });
    const reply = await session.press(asked.messages[0]!, 'sources:k3v9q2xw');
    expect(reply.messages[0]?.content).toBe(
      'I know no answer "abcd1234" that you can read\\: give the id under an answer, or the link of its message.',
    );
    expect(session.messages()[0]?.embeds).toHaveLength(1);
  });
});

/** Sources that somebody has before him. */
async function show() {
  const session = stage.loopback.session(stage.member, place());
  const reply = await session.command('sources', { answer: 'k3v9q2xw' });
  return { session, message: reply.messages[0]! };
}

describe('the buttons under sources', () => {
  it('show the same sources in another form, in the same message, with its file alone', async () => {
    stage = await openStage({ findAnswer: async () => answerWith() }, {}, { citations });
    const { session, message } = await show();
    const bibtex = await session.press(message, 'sources-as:k3v9q2xw.bibtex');
    expect(bibtex.messages.map(({ id }) => id)).toEqual([message.id]);
    expect(bibtex.messages[0]?.attachments.map(({ name }) => name)).toEqual(['sources.bib']);
    expect(request()).toMatchObject({ answer: 'k3v9q2xw', readerId: stage.member.id });
    const apa = await session.press(bibtex.messages[0]!, 'sources-as:k3v9q2xw.apa');
    expect(apa.messages[0]?.embeds[0]?.description).toContain('**APA, 7th edition**');
    expect(apa.messages[0]?.attachments.map(({ name }) => name)).toEqual(['sources.txt']);
  });

  it('leave the message as it is where the answer may no longer be read, and say so', async () => {
    let isGone = false;
    stage = await openStage({ findAnswer: async () => (isGone ? noAnswer() : answerWith()) });
    const { session, message } = await show();
    isGone = true;
    await session.press(message, 'sources-as:k3v9q2xw.ris');
    const [first, second] = session.messages();
    expect(first?.embeds).toEqual(message.embeds);
    expect(second).toMatchObject({
      content:
        'I know no answer "abcd1234" that you can read\\: give the id under an answer, or the link of its message.',
      ephemeral: true,
    });
  });
});
