import { afterEach, describe, expect, it } from 'vitest';
import { channelWriter } from '../../src/discord/channel-writer.js';
import { botMessage } from '../../src/discord/rendering/message.js';
import { voiceContext } from '../../src/discord/voice-context.js';
import { createPlainLogger } from '../../src/plain-logger.js';
import { openStage, type Stage } from '../commands/loopback-stage.js';

let stage: Stage;
afterEach(() => stage.close());

const place = (channel: 'news' | 'other') => ({
  guildId: stage.server.id,
  channelId: stage.server.channels[channel],
});
const messagesIn = (channel: 'news' | 'other') =>
  stage.loopback.session(stage.member, place(channel)).messages();
const writerOf = ({ bot, desk }: Stage) =>
  channelWriter(voiceContext(bot.client.rest, { desk, logger: createPlainLogger('silent') }));
const message = (content: string) => botMessage({ content });

describe('writing without being asked', () => {
  it('notifies those who are named to be notified, and nobody else whom it mentions', async () => {
    stage = await openStage({});
    const writer = writerOf(stage);
    const { moderator, member } = stage;
    const content = `<@${moderator.id}> <@${member.id}> @everyone`;
    const sent = await writer.send(place('news').channelId, message(content), { notify: [member.id] });
    const [shown] = messagesIn('news');
    expect(sent).toEqual({ messageId: shown?.id });
    expect(shown?.pings).toEqual([member.id]);
    await writer.send(place('news').channelId, message(content));
    expect(messagesIn('news').at(-1)?.pings).toEqual([]);
  });

  it('says once what has one name, in each channel', async () => {
    stage = await openStage({});
    const writer = writerOf(stage);
    const once = { once: `what was asked for, and by whom: ${'x'.repeat(90)}` };
    const first = await writer.send(place('news').channelId, message('First'), once);
    expect(await writer.send(place('news').channelId, message('Again'), once)).toEqual(first);
    await writer.send(place('news').channelId, message('Something else'), { once: 'another' });
    await writer.send(place('other').channelId, message('Elsewhere'), once);
    expect(messagesIn('news').map(({ content }) => content)).toEqual(['First', 'Something else']);
    expect(messagesIn('other').map(({ content }) => content)).toEqual(['Elsewhere']);
  });

  it('writes to a person, and puts another message in the place of one', async () => {
    stage = await openStage({});
    const writer = writerOf(stage);
    await writer.sendDirect(stage.member.id, message('Just for you'));
    const own = stage.loopback.session(stage.member, { directMessage: true });
    expect(own.messages().map(({ content }) => content)).toEqual(['Just for you']);
    const sent = await writer.send(place('news').channelId, message('Before'));
    const messageId = 'messageId' in sent ? sent.messageId : '';
    expect(await writer.edit(place('news').channelId, messageId, message('After @everyone'))).toEqual(sent);
    expect(messagesIn('news')).toMatchObject([{ id: messageId, content: 'After @everyone', pings: [] }]);
  });

  it('gives the reason where it cannot be written tomorrow either', async () => {
    stage = await openStage({});
    const writer = writerOf(stage);
    const unknown = '123456789012345678';
    expect(await writer.send(unknown, message('x'))).toEqual({ refused: 'channel-gone' });
    expect(await writer.edit(place('news').channelId, unknown, message('x'))).toEqual({
      refused: 'message-gone',
    });
    stage.loopback.channels.refuseDirectMessages(stage.member);
    const closed = { refused: 'person-closed' };
    expect(await writer.sendDirect(stage.member.id, message('x'))).toEqual(closed);
    expect(await writer.sendDirect(unknown, message('x'))).toEqual(closed);
    stage.loopback.channels.keepBotFrom(place('news'), 'writing');
    expect(await writer.send(place('news').channelId, message('x'))).toEqual({
      refused: 'channel-read-only',
    });
  });

  it('writes files, and leaves none where another message takes the place', async () => {
    stage = await openStage({});
    const writer = writerOf(stage);
    const files = [{ name: 'stories.txt', attachment: Buffer.from('One story'), description: 'All of them' }];
    const sent = await writer.send(place('news').channelId, botMessage({ content: 'Here', files }));
    const [shown] = messagesIn('news');
    expect(shown?.attachments.map(({ name }) => name)).toEqual(['stories.txt']);
    await writer.edit(place('news').channelId, 'messageId' in sent ? sent.messageId : '', message('None'));
    expect(messagesIn('news')).toMatchObject([{ content: 'None', attachments: [] }]);
  });

  it('asks once what a channel is, however much it writes there within a minute', async () => {
    stage = await openStage({});
    const writer = writerOf(stage);
    const before = stage.loopback.requests.length;
    for (const content of ['One', 'Two', 'Three'])
      await writer.send(place('news').channelId, message(content));
    const made = stage.loopback.requests.slice(before).map(({ method }) => method);
    expect(made).toEqual(['GET', 'POST', 'POST', 'POST']);
  });

  it('throws where it may work another time', async () => {
    stage = await openStage({});
    const writer = writerOf(stage);
    // discord.js itself tries four times.
    stage.loopback.failNext(4);
    await expect(writer.send(place('news').channelId, message('Hello.'))).rejects.toThrow(
      'Service Unavailable',
    );
  });
});
