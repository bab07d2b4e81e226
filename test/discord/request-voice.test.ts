import { afterEach, describe, expect, it } from 'vitest';
import { guildCollection } from '../../src/archive/collection-id.js';
import type { KeptRequest, RequestPlace } from '../../src/archive/requests.js';
import { defaultSettings } from '../../src/desk/collection-settings.js';
import type { RequestVoice } from '../../src/desk/requests/request-voice.js';
import { requestVoice } from '../../src/discord/request-voice.js';
import { voiceContext } from '../../src/discord/voice-context.js';
import { createPlainLogger } from '../../src/plain-logger.js';
import { sampleAsker, sampleRequest } from '../archive/sample-requests.js';
import { openStage, type Stage } from '../commands/loopback-stage.js';
import { answerWith, findingWith, sourceWith } from './answer-fixtures.js';

let stage: Stage;
afterEach(() => stage.close());

async function open(settings = defaultSettings): Promise<RequestVoice> {
  stage = await openStage({ settings: { read: async () => settings } });
  const { desk, bot } = stage;
  return requestVoice(voiceContext(bot.client.rest, { desk, logger: createPlainLogger('silent') }));
}
const place = (channel: 'news' | 'staff') => ({
  serverId: stage.server.id,
  channelId: stage.server.channels[channel],
});
const news = (answer = answerWith(), request: KeptRequest = sampleRequest()) => ({
  collection: guildCollection(stage.server.id),
  request,
  answer,
});
const messagesIn = (channel: 'news' | 'staff', person = stage.moderator) =>
  stage.loopback
    .session(person, { guildId: stage.server.id, channelId: place(channel).channelId })
    .messages();
const directOf = (person: Stage['member']) => stage.loopback.session(person, { directMessage: true });

const asker = (id: string, own: Partial<RequestPlace> = {}, locale: string | null = 'en-US') =>
  sampleAsker(id, { place: { serverId: stage.server.id, channelId: '70', private: true, ...own }, locale });

describe('telling in a channel', () => {
  it('quotes the answer for those who asked, mentions them and nobody else', async () => {
    const voice = await open();
    const { moderator, member } = stage;
    const answer = answerWith({
      question: '@everyone <@1> who?',
      findings: [findingWith('The bridge opens on Friday at noon, said <@2> @here.')],
    });
    const sent = await voice.tellInChannel(news(answer), place('news'), [member.id, moderator.id]);
    const [message] = messagesIn('news');
    expect(sent).toEqual({ told: [member.id, moderator.id], messageId: message?.id });
    expect(message?.content).toBe(
      `<@${member.id}> <@${moderator.id}> An article has come that answers what you asked for:`,
    );
    expect([...(message?.pings ?? [])].toSorted()).toEqual([member.id, moderator.id].toSorted());
    expect(message?.embeds[0]?.description).toContain('> The bridge opens on Friday at noon');
    expect(message?.components).not.toEqual([]);
  });

  it('leaves out who does not see the channel, and who has left', async () => {
    const voice = await open();
    const { moderator, member } = stage;
    const stranger = stage.loopback.addUser({ name: 'eve' });
    const told = await voice.tellInChannel(news(), place('staff'), [member.id, stranger.id, moderator.id]);
    expect(told.told).toEqual([moderator.id]);
    const nobody = await voice.tellInChannel(news(), place('staff'), [member.id, stranger.id]);
    expect(nobody).toEqual({ told: [], messageId: null });
    expect(messagesIn('staff')).toHaveLength(1);
  });

  it.each([
    [
      'is gone',
      () => stage.loopback.channels.remove({ guildId: stage.server.id, channelId: place('news').channelId }),
    ],
    [
      'is closed to it',
      () =>
        stage.loopback.channels.keepBotFrom(
          { guildId: stage.server.id, channelId: place('news').channelId },
          'writing',
        ),
    ],
  ])('tells nobody where the channel %s', async (_name, befall) => {
    const voice = await open();
    const there = place('news');
    befall();
    expect(await voice.tellInChannel(news(), there, [stage.member.id])).toEqual({
      told: [],
      messageId: null,
    });
  });

  it('names as many as a message holds', async () => {
    const voice = await open();
    const people = Array.from({ length: 60 }, (_, n) => stage.loopback.addUser({ name: `p${n}` }));
    for (const person of people) stage.loopback.addMember(stage.server.id, person);
    const sent = await voice.tellInChannel(
      news(),
      place('news'),
      people.map(({ id }) => id),
    );
    expect(sent.told).toHaveLength(50);
    expect(messagesIn('news')[0]?.pings).toHaveLength(50);
  });

  it('says it once where it is said again within minutes, and in the server’s language', async () => {
    const voice = await open({ ...defaultSettings, language: 'de' });
    const first = await voice.tellInChannel(news(), place('news'), [stage.member.id]);
    expect(await voice.tellInChannel(news(), place('news'), [stage.member.id])).toEqual(first);
    expect(messagesIn('news')).toHaveLength(1);
    expect(messagesIn('news')[0]?.content).toContain('Es ist ein Artikel gekommen');
  });
});

describe('telling directly', () => {
  it('says in which server the article came, without buttons that would find nothing here', async () => {
    const voice = await open();
    const { member } = stage;
    const said = await voice.tellDirectly(news(), asker(member.id));
    const [message] = directOf(member).messages();
    expect(said).toEqual({ messageId: message?.id });
    expect(message?.content).toContain('An article has come to **Newsroom** that answers');
    expect(message?.components).toEqual([]);
    expect(message?.embeds[0]?.description).toContain('> The bridge opens on **Friday at noon**. [1]');
  });

  it('promises neither pages nor sources that are to be had in the server only', async () => {
    const voice = await open();
    const { member } = stage;
    const sources = Array.from({ length: 12 }, (_, n) =>
      sourceWith({ n: n + 1, article: `a${n + 1}`, outlet: `Outlet ${n + 1}` }),
    );
    const findings = sources.map(({ n }) =>
      findingWith(`Bridge number ${n} opens on Friday, ${'and nobody knows why '.repeat(20)}so far.`, n),
    );
    const answer = answerWith({ findings, sources });
    const { moderator } = stage;
    await voice.tellInChannel(news(answer), place('news'), [moderator.id]);
    expect(messagesIn('news')[0]?.embeds[0]?.footer?.text).toContain('page 1 of');
    for (const locale of ['en-US', 'de', 'fr', 'es-ES', 'pt-BR', 'tr', 'ja']) {
      await voice.tellDirectly(news({ ...answer, id: `an${locale}` }), asker(member.id, {}, locale));
    }
    const told = directOf(member).messages();
    expect(told).toHaveLength(7);
    for (const { components, embeds } of told) {
      expect(components).toEqual([]);
      expect(embeds[0]?.footer?.text).toMatch(/^\S+ an[\w-]+$/);
      expect(embeds[0]?.description).toContain('> Bridge number 1 opens');
    }
    expect(told[0]?.content).toContain(
      'there cites it. This is the first part of it: the rest is shown there, when the question is asked again.',
    );
    expect(new Set(told.map(({ content }) => content)).size).toBe(7);
    await voice.tellDirectly(news(), asker(moderator.id));
    expect(directOf(moderator).messages()[0]?.content).not.toContain('first part');
  });

  it('of one’s own archive has the buttons, and speaks one’s own language', async () => {
    const voice = await open();
    const { member } = stage;
    await voice.tellDirectly(news(), asker(member.id, { serverId: null }, 'de'));
    const [message] = directOf(member).messages();
    expect(message?.content).toContain('Es ist ein Artikel gekommen');
    expect(message?.components).not.toEqual([]);
  });

  it('says why it cannot be', async () => {
    const voice = await open();
    const { member, moderator } = stage;
    stage.loopback.channels.refuseDirectMessages(member);
    expect(await voice.tellDirectly(news(), asker(member.id))).toEqual({
      refused: 'person-closed',
    });
    stage.loopback.removeMember(stage.server.id, moderator);
    expect(await voice.tellDirectly(news(), asker(moderator.id))).toEqual({
      refused: 'person-left',
    });
    expect(await voice.tellDirectly(news(), asker(moderator.id, { serverId: '1234567890' }))).toEqual({
      refused: 'server-left',
    });
    expect(directOf(moderator).messages()).toEqual([]);
  });
});

describe('a request in a channel for requests', () => {
  it('is posted, brought up to date, and tells what met it; nobody is notified', async () => {
    const voice = await open();
    const { channelId } = place('news');
    const askers = [
      sampleAsker('7', { question: '@everyone [who](https://evil.example)?' }),
      sampleAsker('8'),
    ];
    const collection = guildCollection(stage.server.id);
    const unsent = sampleRequest({ askers, post: { channelId, messageId: null } });
    const sent = await voice.show({ collection, request: unsent, answer: null });
    const messageId = 'messageId' in sent ? sent.messageId : '';
    const shown = () => messagesIn('news')[0]?.embeds[0];
    expect(shown()?.title).toBe('\\@everyone \\[who\\](https\\:\\/\\/evil.example)?');
    expect(shown()?.description).toMatch(/^2 people ask for an article that answers this\./);
    expect(messagesIn('news')[0]?.pings).toEqual([]);

    const request: KeptRequest = { ...unsent, state: 'met', post: { channelId, messageId } };
    const answer = answerWith({ sources: [sourceWith({ title: 'Bridge *opens*' })] });
    expect(await voice.show({ collection, request, answer })).toEqual({ messageId });
    expect(shown()?.description).toContain(
      '**[Bridge \\*opens\\*](https://quayside.example/bridge/1)** · The Quayside Post',
    );
    expect(messagesIn('news')[0]?.components).toEqual([]);

    const withdrawn = { ...request, state: 'closed', question: null, askers: [] } as const;
    await voice.show({ collection, request: withdrawn, answer: null });
    expect(shown()).toMatchObject({ title: 'Withdrawn', description: 'Nobody asks for this any more.' });
    expect(messagesIn('news')).toHaveLength(1);
  });

  it('is given up where message or channel are gone', async () => {
    const voice = await open();
    const collection = guildCollection(stage.server.id);
    const { channelId } = place('news');
    const deleted = sampleRequest({ post: { channelId, messageId: '123456789012345678' } });
    expect(await voice.show({ collection, request: deleted, answer: null })).toEqual({
      refused: 'message-gone',
    });
    const nowhere = sampleRequest({ post: { channelId: '123456789012345678', messageId: null } });
    expect(await voice.show({ collection, request: nowhere, answer: null })).toEqual({
      refused: 'channel-gone',
    });
  });
});
