import { afterEach, describe, expect, it } from 'vitest';
import type { ChatMessage, ChatReply } from '../../src/chat/chat-session.js';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import type { AddRequest } from '../../src/desk/desk.js';
import { startBotOnLoopback } from '../../src/chat/bot-on-loopback.js';
import { pino } from 'pino';
import { FakeDesk } from '../fakes/fake-desk.js';
import { outcomeOf } from './added-outcome.js';
import { openStage, type Stage } from './loopback-stage.js';

const menu = 'Add to archive';
const secret = 'The editor of Delvona resigns on **Monday**, she told the staff.\n\nNobody knows yet. 🎉';
const hourMs = 60 * 60_000;
let stage: Stage;
let aheadMs: number;

async function open(): Promise<{ staff: LoopbackSession; place: { guildId: string; channelId: string } }> {
  aheadMs = 0;
  stage = await openStage(
    { add: async (request) => outcomeOf(request) },
    { nowMs: () => Date.now() + aheadMs },
  );
  const place = { guildId: stage.server.id, channelId: stage.server.channels.staff };
  return { staff: stage.loopback.session(stage.moderator, place), place };
}

const only = (reply: ChatReply): ChatMessage => {
  expect(reply.messages).toHaveLength(1);
  return reply.messages[0]!;
};
const buttonIds = (message: ChatMessage) =>
  message.components.flatMap((row) =>
    'components' in row
      ? row.components.flatMap((button) => ('custom_id' in button ? [button.custom_id] : []))
      : [],
  );
const addButton = (message: ChatMessage) =>
  buttonIds(message).find((id) => id.startsWith('add-message:')) ?? '';
const adds = () =>
  stage.desk.calls.flatMap(({ method, args }) => (method === 'add' ? [args[0] as AddRequest] : []));

afterEach(() => stage.close());

describe('“Add to archive” in a channel that not everybody can see', () => {
  it('asks first, privately, and says what would be added', async () => {
    const { staff } = await open();
    const asked = only(await staff.menu(menu, await staff.say(secret)));
    expect(asked.ephemeral).toBe(true);
    expect(asked.embeds[0]?.title).toBe('Add to the archive?');
    expect(asked.embeds[0]?.description).toContain('Not everybody in this server can see this channel');
    expect(asked.embeds[0]?.description).toContain('• the text: The editor of Delvona');
    expect(buttonIds(asked)).toHaveLength(2);
    expect(adds()).toEqual([]);
  });

  it('adds the text once it is confirmed, in the place of the question', async () => {
    const { staff, place } = await open();
    const message = await staff.say(secret);
    const asked = only(await staff.menu(menu, message));
    const added = only(await staff.press(asked, addButton(asked)));
    expect(added).toMatchObject({ id: asked.id, ephemeral: true, components: [], attachments: [] });
    expect(added.embeds[0]?.title).toBe('Added');
    expect(adds()).toEqual([
      {
        collection: `guild:${stage.server.id}`,
        input: { kind: 'text', text: secret.replaceAll('**', '') },
        hints: { url: `https://discord.com/channels/${place.guildId}/${place.channelId}/${message.id}` },
        by: { id: stage.moderator.id, name: 'ana' },
        posted: {
          author: { id: stage.moderator.id, name: 'ana' },
          messageUrl: `https://discord.com/channels/${place.guildId}/${place.channelId}/${message.id}`,
          forwarded: false,
        },
      },
    ]);
  });

  it('asks for links and files, too', async () => {
    const { staff } = await open();
    const files = [{ name: 'plan.txt', bytes: Buffer.from('The plan of the editor is this.') }];
    const asked = only(await staff.menu(menu, await staff.say('https://ledger.example/a', files)));
    expect(asked.embeds[0]?.description).toMatch(/• https.+ledger.+\n• the file plan\.txt/);
    expect(adds()).toEqual([]);
    const added = only(await staff.press(asked, addButton(asked)));
    expect(added.embeds[0]?.title).toBe('2 added');
    expect(adds().map(({ input }) => input)).toMatchObject([
      { kind: 'url', url: 'https://ledger.example/a' },
      { kind: 'file', name: 'plan.txt', bytes: Buffer.from('The plan of the editor is this.') },
    ]);
  });

  it('leaves it where that is wanted', async () => {
    const { staff } = await open();
    const asked = only(await staff.menu(menu, await staff.say(secret)));
    const left = only(await staff.press(asked, 'leave-message:'));
    expect(left).toMatchObject({
      id: asked.id,
      content: 'Nothing was added.',
      embeds: [],
      components: [],
      attachments: [],
    });
    expect(adds()).toEqual([]);
  });

  it('remembers what was asked over a restart', async () => {
    const { staff } = await open();
    const asked = only(await staff.menu(menu, await staff.say(secret)));
    await stage.bot.close();
    const desk = new FakeDesk({ add: async (request) => outcomeOf(request) });
    const again = await startBotOnLoopback(stage.loopback, { desk, logger: pino({ level: 'silent' }) });
    const added = only(await staff.press(asked, addButton(asked)));
    await again.close();
    expect(added.embeds[0]?.title).toBe('Added');
    expect(desk.calls[0]?.args[0]).toMatchObject({ input: { text: secret.replaceAll('**', '') } });
  });

  it.each<[string, (staff: LoopbackSession, message: ChatMessage) => unknown, RegExp]>([
    [
      'was deleted',
      (staff, message) => staff.delete(message),
      /^That message is no longer there, and nothing was added/,
    ],
    [
      'was edited',
      (staff, message) => staff.edit(message, 'Other words.'),
      /^That message has been edited since, and nothing/,
    ],
    [
      'was asked about two hours ago',
      () => (aheadMs = 2 * hourMs),
      /^That question is too old, and nothing was added/,
    ],
  ])('adds nothing of a message that %s', async (_, change, words) => {
    const { staff } = await open();
    const message = await staff.say(secret);
    const asked = only(await staff.menu(menu, message));
    change(staff, message);
    const refused = only(await staff.press(asked, addButton(asked)));
    expect(refused).toMatchObject({ id: asked.id, embeds: [], components: [], attachments: [] });
    expect(refused.content).toMatch(words);
    expect(adds()).toEqual([]);
  });

  it('adds nothing for who may not add, whatever he presses', async () => {
    const { place } = await open();
    const custom_id = `add-message:${place.channelId}.1.${stage.member.id}.0.p`;
    const news = { ...place, channelId: stage.server.channels.news };
    const message = stage.loopback.channels.post(news, stage.loopback.bot, {
      components: [{ type: 1, components: [{ type: 2, style: 4, label: 'Add', custom_id }] }],
    });
    const reply = await stage.loopback.session(stage.member, news).press(message, custom_id);
    expect(reply.messages.at(-1)).toMatchObject({ ephemeral: true });
    expect(reply.messages.at(-1)?.content).toContain('Manage Messages');
    expect(adds()).toEqual([]);
  });

  it.each([
    ['a thread that everybody can see', 'news', false, 'Added'],
    ['a private thread', 'news', true, 'Add to the archive?'],
    ['a thread of a hidden channel', 'staff', false, 'Add to the archive?'],
  ] as const)('looks at who sees %s', async (_, channel, isPrivate, title) => {
    await open();
    const parent = { guildId: stage.server.id, channelId: stage.server.channels[channel] };
    const thread = stage.loopback.channels.openThread(parent, 'talk', { isPrivate });
    const session = stage.loopback.session(stage.moderator, thread);
    const reply = only(await session.menu(menu, await session.say(secret)));
    expect(reply.embeds[0]?.title).toBe(title);
  });

  it('works where the bot itself does not see the channel', async () => {
    const { staff, place } = await open();
    stage.loopback.channels.keepBotFrom(place, 'seeing');
    const asked = only(await staff.menu(menu, await staff.say(secret)));
    expect(asked.embeds[0]?.title).toBe('Add to the archive?');
    const added = only(await staff.press(asked, addButton(asked)));
    expect(added.embeds[0]?.title).toBe('Added');
  });
});
