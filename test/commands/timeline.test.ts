import type { ChatMessage } from '../../src/chat/chat-session.js';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import { componentsOf } from '../../src/chat/loopback/message-component.js';
import { afterEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { defaultSettings } from '../../src/desk/collection-settings.js';
import { timelineOf } from '../discord/timeline-fixtures.js';
import { lastCall, openStage, type Stage } from './loopback-stage.js';

let stage: Stage;
const place = () => ({ guildId: stage.server.id, channelId: stage.server.channels.news });
const member = () => stage.loopback.session(stage.member, place());
afterEach(() => stage.close());

const days = Array.from({ length: 14 }, (_, index) => ({
  day: `2026-03-${String(index + 1).padStart(2, '0')}`,
  quote: `On day ${index + 1} the ferry was still aground.`,
}));
/** Presses the button of this label as it stands under the message now. */
async function press(session: LoopbackSession, message: ChatMessage | undefined, label: string) {
  const shown = message && (session.messages().find(({ id }) => id === message.id) ?? message);
  const buttons = [...componentsOf(shown?.components ?? [])] as { label?: string; custom_id?: string }[];
  const id = buttons.find((button) => button.label === label)?.custom_id;
  if (!shown || id === undefined) throw new Error(`There is no button “${label}”.`);
  return session.press(shown, id);
}

/** As it is kept, of whoever asked. */
const kept = () =>
  timelineOf(days, {
    audience: { askerId: stage.member.id, channelId: stage.server.channels.news, private: false },
  });
const desk = { timelines: { tell: async () => kept() }, findAnswer: async () => kept() };

describe('/timeline', () => {
  it('shows the first days to everybody, and is remembered by its message', async () => {
    stage = await openStage(desk);
    const reply = await member().command('timeline', {
      topic: 'the Torsund ferry last week',
      outlet: 'Northern Ledger',
      since: '2026-03-01',
      until: '2026-03-31',
    });
    expect(lastCall(stage.desk, 'timelines.tell')[0]).toEqual({
      collection: `guild:${stage.server.id}`,
      question: 'the Torsund ferry last week',
      filters: { since: '2026-03-01', until: '2026-03-31', outlet: 'Northern Ledger' },
      audience: { askerId: stage.member.id, channelId: stage.server.channels.news, private: false },
    });
    const [message] = reply.messages;
    expect(message?.ephemeral).toBe(false);
    expect(message?.embeds[0]?.description).toContain('> On day 1 the ferry was still aground. [1]');
    expect(message?.embeds[0]?.description).not.toContain('On day 7 ');
    expect(message?.embeds[0]?.footer?.text).toContain('page 1 of 3');
    expect(lastCall(stage.desk, 'attachMessage')).toEqual([
      `guild:${stage.server.id}`,
      'abcd1234',
      message?.id,
    ]);
  });

  it('is shown to nobody else where that is wanted, and in a direct message of one’s own articles', async () => {
    stage = await openStage(desk);
    const hidden = await member().command('timeline', { topic: 'ferry', private: true });
    expect(hidden.messages[0]?.ephemeral).toBe(true);
    expect(lastCall(stage.desk, 'timelines.tell')[0]).toMatchObject({ audience: { private: true } });
    const direct = stage.loopback.session(stage.member, { directMessage: true });
    const reply = await direct.command('timeline', { topic: 'ferry' });
    expect(lastCall(stage.desk, 'timelines.tell')[0]).toMatchObject({
      collection: `user:${stage.member.id}`,
    });
    expect(reply.messages[0]?.embeds[0]?.title).toContain('Timeline');
  });

  it('turns its pages by nothing but what stands in the buttons, in the message for who asked', async () => {
    stage = await openStage(desk);
    const session = member();
    const reply = await session.command('timeline', { topic: 'ferry' });
    const [message] = reply.messages;
    const turned = await press(session, message, 'Later ▶');
    expect(turned.messages[0]?.id).toBe(message?.id);
    expect(turned.messages[0]?.embeds[0]?.description).toContain('On day 7 ');
    const last = await press(session, message, 'Later ▶');
    expect(last.messages[0]?.embeds[0]?.description).toContain('On day 14 ');
    const back = await press(session, message, '◀ Earlier');
    expect(back.messages[0]?.embeds[0]?.footer?.text).toContain('page 2 of 3');
    expect(lastCall(stage.desk, 'findAnswer')[0]).toMatchObject({
      answer: 'abcd1234',
      readerId: stage.member.id,
    });
  });

  it('turns for others in a message of their own, and not for who may not read it', async () => {
    stage = await openStage(desk);
    const reply = await member().command('timeline', { topic: 'ferry' });
    const id = reply.messages[0]?.id;
    const other = stage.loopback.session(stage.moderator, place());
    const turned = await press(other, reply.messages[0], 'Later ▶');
    expect(turned.messages[0]).toMatchObject({ ephemeral: true });
    expect(turned.messages[0]?.id).not.toBe(id);
    expect(turned.messages[0]?.embeds[0]?.description).toContain('On day 7 ');
    expect(
      member()
        .messages()
        .find((message) => message.id === id)?.embeds[0]?.footer?.text,
    ).toContain('page 1 of 3');
    const again = await press(other, turned.messages[0], 'Later ▶');
    expect(again.messages[0]?.embeds[0]?.description).toContain('On day 14 ');
  });

  it('has its sources cited by the button under it', async () => {
    stage = await openStage(desk);
    const session = member();
    const reply = await session.command('timeline', { topic: 'ferry' });
    const cited = await press(session, reply.messages[0], 'Sources');
    expect(cited.messages[0]?.ephemeral).toBe(true);
    expect(cited.messages[0]?.embeds[0]?.description).toContain('[14]');
  });

  it('says where nothing is found', async () => {
    stage = await openStage({ timelines: { tell: async () => timelineOf([]) } });
    const reply = await member().command('timeline', { topic: 'ferry' });
    expect(reply.messages[0]?.embeds[0]?.description).toContain('I found nothing on it in the archive.');
    expect(reply.messages[0]?.components).toEqual([]);
  });

  it.each([
    [{ topic: 'ferry', since: 'some day' }, 'since'],
    [{ topic: 'ferry', since: '2026-03-02', until: '2026-03-01' }, 'lies after until'],
  ])('refuses what is no day: %j', async (options, words) => {
    stage = await openStage({});
    const reply = await member().command('timeline', options);
    expect(reply.messages.at(-1)).toMatchObject({ ephemeral: true, content: expect.stringContaining(words) });
    expect(lastCall(stage.desk, 'timelines.tell')).toEqual([]);
  });

  it('tells only who asked that a topic is too long', async () => {
    stage = await openStage({
      timelines: {
        tell: async () => {
          throw new UserError('question-too-long', { given: 5_000, most: 500 });
        },
      },
    });
    const reply = await member().command('timeline', { topic: 'ferry' });
    expect(reply.messages).toMatchObject([{ ephemeral: true }]);
  });

  it('offers the outlets of the archive, and speaks the language of the server', async () => {
    stage = await openStage({
      ...desk,
      outlets: async () => ['Northern Ledger', 'Morning Herald'],
      settings: { read: async () => ({ ...defaultSettings, language: 'de' as const }) },
    });
    expect(await member().autocomplete('timeline', 'outlet', 'north')).toMatchObject([
      { name: 'Northern Ledger' },
    ]);
    const reply = await member().command('timeline', { topic: 'ferry' });
    expect(reply.messages[0]?.embeds[0]?.title).toBe('Zeitleiste: the Torsund ferry');
  });
});
