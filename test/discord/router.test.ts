import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatSession } from '../../src/chat/chat-session.js';
import type { LoopbackDiscord } from '../../src/chat/loopback-discord.js';
import type { Bot } from '../../src/discord/client.js';
import type { Command } from '../../src/discord/command.js';
import type { ButtonComponent, Component } from '../../src/discord/component.js';
import { customId } from '../../src/discord/custom-id.js';
import { botMessage } from '../../src/discord/rendering/message.js';
import { messageMenu, type MessageMenu } from '../../src/discord/message-menu.js';
import { UserError } from '../../src/errors.js';
import { HeldWork } from '../held-work.js';
import { command, openRouterBot, type RouterBot } from './router-bot.js';

let stage: RouterBot;
let loopback: LoopbackDiscord;
let bot: Bot;
let session: ChatSession;
let logged: RouterBot['logged'];
/** The clock of the loopback Discord runs ahead of ours by this. */
let aheadMs: number;

beforeEach(async () => {
  aheadMs = 0;
  stage = await openRouterBot(() => Date.now() + aheadMs);
  ({ loopback, session, logged } = stage);
});

afterEach(() => stage.close());

async function start(
  commands: readonly Command[],
  components: readonly Component[] = [],
  menus: readonly MessageMenu[] = [],
): Promise<void> {
  bot = await stage.start({ commands, components, menus });
}

/** Shows a button. */
const showButton = command('show', 'public', async (interaction) => {
  const button = { type: 2 as const, style: 2 as const, label: 'Go', custom_id: customId('go', '7') };
  const components = [{ type: 1 as const, components: [button] }];
  await interaction.editReply(botMessage({ content: 'press', components }));
});

/** Fails in the words that are given. */
const failing = (acknowledge: Command['acknowledge'], words: string) =>
  command('fail', acknowledge, async () => {
    throw new UserError('bad-line', words);
  });

const succeeding = (acknowledge: Command['acknowledge'], name = 'go') =>
  command(name, acknowledge, async (interaction) => {
    await interaction.editReply('done');
  });

/** A button that changes the message under which it stands. */
const updating = (execute: ButtonComponent['execute']): Component => ({
  kind: 'button',
  prefix: 'go',
  acknowledge: 'update',
  execute,
});

describe('Router', () => {
  it.each([
    ['public', false],
    ['private', true],
  ] as const)('acknowledges as declared: %s', async (acknowledge, ephemeral) => {
    await start([succeeding(acknowledge)]);
    const reply = await session.command('go');
    expect(reply.acknowledged).toBe('deferred');
    expect(reply.messages).toMatchObject([{ content: 'done', ephemeral }]);
  });

  it.each(['public', 'private', 'modal'] as const)(
    'says a UserError to the asker only: %s',
    async (acknowledge) => {
      await start([failing(acknowledge, 'The value @everyone is none; give another.')]);
      const reply = await session.command('fail');
      expect(reply.messages).toMatchObject([
        { content: 'The value \\@everyone is none; give another.', ephemeral: true, pings: [] },
      ]);
      expect(logged).toEqual([]);
    },
  );

  it('shows a sentence that is far too long in its beginning', async () => {
    await start([failing('private', '<@1> '.repeat(2000))]);
    const [message] = (await session.command('fail')).messages;
    expect(message?.content.length).toBeLessThanOrEqual(2000);
    expect(message?.content.endsWith('…')).toBe(true);
  });

  it.each([
    ['the first response', 4000, 4000],
    ['the answer', 0, 16 * 60 * 1000],
  ])('logs an interaction that expired before %s, and goes on', async (_, beforeDeferral, beforeEdit) => {
    const acknowledge = () => {
      aheadMs = beforeDeferral;
      return 'public' as const;
    };
    const late = command('late', acknowledge, async (interaction) => {
      aheadMs = beforeEdit;
      await interaction.editReply('too late');
    });
    await start([late, succeeding('private')]);
    const patience = { acknowledgeWithinMs: 200 };
    const hasty = loopback.session(loopback.addUser({ name: 'cem' }), { directMessage: true }, patience);
    expect((await hasty.command('late')).messages).toEqual([]);
    expect(logged).toMatchObject([{ level: 40, name: 'late' }]);
    expect((await session.command('go')).messages).toMatchObject([{ content: 'done' }]);
  });

  it('brings a button to its kind, with what it is about', async () => {
    const button: Component = {
      kind: 'button',
      prefix: 'go',
      acknowledge: 'private',
      async execute(interaction, parameter) {
        await interaction.editReply(`pressed ${parameter}`);
      },
    };
    await start([showButton], [button]);
    const shown = await session.command('show');
    const reply = await session.press(shown.messages[0]!, 'go:7');
    expect(reply.messages).toMatchObject([{ content: 'pressed 7', ephemeral: true }]);
  });

  it('brings a menu to its kind, with the message that was clicked on', async () => {
    const menu: MessageMenu = {
      data: messageMenu('Read it'),
      acknowledge: 'private',
      async execute(interaction) {
        await interaction.editReply(`read ${interaction.targetMessage.content}`);
      },
    };
    await start([], [], [menu]);
    const reply = await session.menu('Read it', await session.say('good morning'));
    expect(reply.messages).toMatchObject([{ content: 'read good morning', ephemeral: true }]);
  });

  it('says so where a menu is from an older version', async () => {
    await start([]);
    await bot.client.rest.put(`/applications/${loopback.bot.id}/commands`, {
      body: [messageMenu('Read it').toJSON()],
    });
    const reply = await session.menu('Read it', await session.say('good morning'));
    expect(reply.messages[0]).toMatchObject({ ephemeral: true });
    expect(reply.messages[0]?.content).toContain('no longer');
  });

  it('lets a button change the message under which it stands', async () => {
    const button = updating(async (interaction) => {
      await interaction.editReply(botMessage({ content: 'changed' }));
    });
    await start([showButton], [button]);
    const [shown] = (await session.command('show')).messages;
    const reply = await session.press(shown!, 'go:7');
    expect(reply.messages).toMatchObject([{ id: shown!.id, content: 'changed', components: [] }]);
  });

  it('leaves a public message alone where a button that would have changed it fails', async () => {
    const button = updating(async () => {
      throw new UserError('bad-line', 'That is over.');
    });
    await start([showButton], [button]);
    const [shown] = (await session.command('show')).messages;
    const reply = await session.press(shown!, 'go:7');
    expect(reply.messages.map(({ content, ephemeral }) => ({ content, ephemeral }))).toEqual([
      { content: 'press', ephemeral: false },
      { content: 'That is over.', ephemeral: true },
    ]);
  });

  it('sends what went wrong as a message where the reply has expired meanwhile', async () => {
    const late = command('late', 'private', async () => {
      aheadMs = 16 * 60_000;
      throw new UserError('bad-line', 'The page holds no article.');
    });
    await start([late]);
    expect((await session.command('late')).messages).toEqual([]);
    expect(session.messages().at(-1)).toMatchObject({
      content: 'The page holds no article.',
      ephemeral: false,
    });
  });

  it('says so where a button is from an older version', async () => {
    await start([showButton]);
    const shown = await session.command('show');
    const pressed = await session.press(shown.messages[0]!, 'go:7');
    expect(pressed.messages[0]).toMatchObject({ ephemeral: true });
    expect(pressed.messages[0]?.content).toContain('no longer');
  });

  it('says so where a command is from an older version', async () => {
    await start([succeeding('public')]);
    // Registered by another process, which knows more commands than this one.
    await bot.client.rest.put(`/applications/${loopback.bot.id}/commands`, {
      body: [showButton.data.toJSON()],
    });
    const reply = await session.command('show');
    expect(reply.messages[0]).toMatchObject({ ephemeral: true });
    expect(reply.messages[0]?.content).toContain('no longer');
  });

  it('finishes what is under way before it leaves, and turns away what comes then', async () => {
    const held = new HeldWork();
    const slow = command('slow', 'public', async (interaction) => {
      await held.do();
      await interaction.editReply('finished');
    });
    await start([slow]);
    const underWay = session.command('slow');
    await held.begun;
    const closing = bot.close();
    const turnedAway = await session.command('slow');
    expect(turnedAway.messages[0]?.content).toContain('restarted');
    held.release();
    expect((await underWay).messages).toMatchObject([{ content: 'finished' }]);
    await closing;
    expect(loopback.gatewaySessions).toBe(0);
  });
});
