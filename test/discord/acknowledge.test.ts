import { setTimeout as wait } from 'node:timers/promises';
import {
  ActionRowBuilder,
  ModalBuilder,
  TextInputBuilder,
  TextInputStyle,
  type MessageFlags,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../src/chat/chat-session.js';
import type { Acknowledgement } from '../../src/discord/command.js';
import type { ButtonComponent, ModalComponent, SelectComponent } from '../../src/discord/component.js';
import { customId } from '../../src/discord/custom-id.js';
import { messageMenu, type MessageMenu } from '../../src/discord/message-menu.js';
import { botMessage } from '../../src/discord/rendering/message.js';
import { UserError } from '../../src/errors.js';
import { command, openRouterBot, type RouterBot } from './router-bot.js';

let stage: RouterBot;

beforeEach(async () => {
  stage = await openRouterBot();
});

afterEach(async () => {
  await stage.close();
});

/** A message with a menu of each kind that a test uses, a button, and whatever it was about. */
const panel = (flags?: MessageFlags.Ephemeral) =>
  command('panel', flags ? 'private' : 'public', async (interaction) => {
    const options = ['en', 'de'].map((value) => ({ label: value, value }));
    await interaction.editReply(
      botMessage({
        content: 'settings',
        components: [
          { type: 1, components: [{ type: 3, custom_id: customId('language', 'a:7'), options }] },
          { type: 1, components: [{ type: 6, custom_id: customId('roles'), min_values: 0, max_values: 9 }] },
          { type: 1, components: [{ type: 2, style: 2, label: 'Go', custom_id: customId('go', '7') }] },
        ],
      }),
    );
  });

async function shownPanel(): Promise<ChatMessage> {
  const [message] = (await stage.session.command('panel')).messages;
  if (!message) throw new Error('There is no panel.');
  return message;
}

const language = (
  acknowledge: SelectComponent['acknowledge'],
  execute: SelectComponent['execute'] = async (interaction, parameter) => {
    await interaction.editReply(botMessage({ content: `${parameter} is ${interaction.values.join()}` }));
  },
): SelectComponent => ({ kind: 'select', prefix: 'language', acknowledge, execute });

/** A form of one field. */
const form = (id: string) => {
  const field = new TextInputBuilder().setCustomId('zone').setLabel('Zone').setStyle(TextInputStyle.Short);
  const row = new ActionRowBuilder<TextInputBuilder>().addComponents(field);
  return new ModalBuilder().setCustomId(id).setTitle('Time zone').addComponents(row);
};

const showing = (id: string) => async (interaction: { showModal(modal: ModalBuilder): Promise<unknown> }) => {
  await interaction.showModal(form(id));
};

const openingButton: ButtonComponent = {
  kind: 'button',
  prefix: 'go',
  acknowledge: 'modal',
  execute: showing('zone:7'),
};
const zone = (execute: ModalComponent['execute']): ModalComponent => ({
  kind: 'modal',
  prefix: 'zone',
  acknowledge: 'update',
  execute,
});

const say = async (interaction: { editReply(text: string): Promise<unknown> }) => {
  await interaction.editReply('done');
};

describe('a select menu', () => {
  it.each([
    ['public', false],
    ['private', true],
  ] as const)('answers as declared: %s', async (acknowledge, ephemeral) => {
    await stage.start({ commands: [panel()], components: [language(acknowledge)] });
    const reply = await stage.session.select(await shownPanel(), 'language:a:7', ['de']);
    expect(reply.messages).toMatchObject([{ content: 'a:7 is de', ephemeral }]);
  });

  it('changes the message under which it stands', async () => {
    await stage.start({ commands: [panel()], components: [language('update')] });
    const shown = await shownPanel();
    const reply = await stage.session.select(shown, 'language:a:7', ['en']);
    expect(reply.messages).toMatchObject([{ id: shown.id, content: 'a:7 is en', components: [] }]);
  });

  it('opens a form', async () => {
    const opening = language('modal', showing('zone:7'));
    await stage.start({ commands: [panel()], components: [opening] });
    const reply = await stage.session.select(await shownPanel(), 'language:a:7', ['en']);
    expect(reply.modal?.title).toBe('Time zone');
  });

  it('brings roles, people and channels as well', async () => {
    const { loopback } = stage;
    const server = loopback.addGuild({ name: 'Newsroom', channels: ['news'] });
    const editor = loopback.roles.add(server.id, 'editor');
    const roles: SelectComponent = {
      kind: 'select',
      prefix: 'roles',
      acknowledge: 'update',
      async execute(interaction) {
        if (!interaction.isRoleSelectMenu()) throw new Error('These are no roles.');
        const names = interaction.roles.map(({ name }) => name).join();
        await interaction.editReply(botMessage({ content: `${names} ${interaction.values.join()}` }));
      },
    };
    await stage.start({ commands: [panel()], components: [roles] });
    const ben = loopback.session(stage.session.user, { guildId: server.id, channelId: server.channels.news });
    const [shown] = (await ben.command('panel')).messages;
    const reply = await ben.select(shown!, 'roles:', ['editor']);
    expect(reply.messages[0]?.content).toBe(`editor ${editor.id}`);
    expect((await ben.command('panel')).messages[0]?.components).toHaveLength(3);
  });

  it('says a UserError to the chooser only, and leaves the message', async () => {
    const failing = language('update', async () => {
      throw new UserError('bad-line', 'Only @everyone may.');
    });
    await stage.start({ commands: [panel()], components: [failing] });
    const reply = await stage.session.select(await shownPanel(), 'language:a:7', ['en']);
    expect(reply.messages.map(({ content, ephemeral }) => ({ content, ephemeral }))).toEqual([
      { content: 'settings', ephemeral: false },
      { content: 'Only \\@everyone may.', ephemeral: true },
    ]);
  });

  it('is told from a button of the same prefix, and says where it is from an older version', async () => {
    const button: ButtonComponent = {
      kind: 'button',
      prefix: 'language',
      acknowledge: 'update',
      execute: async () => undefined,
    };
    await stage.start({ commands: [panel()], components: [button] });
    const reply = await stage.session.select(await shownPanel(), 'language:a:7', ['en']);
    expect(reply.messages[0]).toMatchObject({ ephemeral: true });
    expect(reply.messages[0]?.content).toContain('menu no longer does anything');
  });
});

describe('acknowledging', () => {
  const kinds = ['public', 'private'] as const;

  it.each(kinds)('waits for what a server has settled, for all kinds: %s', async (settled) => {
    // As if it were read from the server's settings.
    const acknowledge = async (_interaction: object, { desk }: object & { desk: object }) => {
      await wait(20);
      expect(desk).toBe(stage.desk);
      return settled as Acknowledgement;
    };
    const menu: MessageMenu = { data: messageMenu('Read it'), acknowledge, execute: say };
    const button: ButtonComponent = { kind: 'button', prefix: 'go', acknowledge, execute: say };
    const modal: ModalComponent = { kind: 'modal', prefix: 'zone', acknowledge, execute: say };
    const open = command('open', 'modal', showing('zone:'));
    await stage.start({
      commands: [panel(), open, command('go', acknowledge, say)],
      menus: [menu],
      components: [button, language(acknowledge, say), modal],
    });
    const { session } = stage;
    const shown = await shownPanel();
    const replies = [
      await session.command('go'),
      await session.menu('Read it', shown),
      await session.press(shown, 'go:7'),
      await session.select(shown, 'language:a:7', ['de']),
      await session.submit(await session.command('open'), { zone: 'UTC' }),
    ];
    for (const reply of replies) {
      expect(reply.acknowledged).toBe('deferred');
      expect(reply.messages).toMatchObject([{ content: 'done', ephemeral: settled === 'private' }]);
    }
    expect(stage.logged).toEqual([]);
  });

  it.each([
    ['in the words of a UserError', new UserError('bad-line', 'Your role may not.'), 'Your role may not.'],
    ['by the number in the log', new Error('disk is gone'), 'Something went wrong on my side (error'],
  ])('tells what kept it from deciding, and executes nothing: %s', async (_name, thrown, said) => {
    let isExecuted = false;
    const execute = async () => {
      isExecuted = true;
    };
    await stage.start({ commands: [command('go', () => Promise.reject(thrown), execute)] });
    const reply = await stage.session.command('go');
    expect(reply.messages).toMatchObject([{ ephemeral: true }]);
    expect(reply.messages[0]?.content).toContain(said);
    expect(reply.messages[0]?.content).not.toContain('disk');
    expect(isExecuted).toBe(false);
  });

  it.each([undefined, 64 as const])(
    'lets a form change the message that it was opened from (%s)',
    async (flags) => {
      const changing = zone(async (interaction) => {
        const value = interaction.fields.getTextInputValue('zone');
        await interaction.editReply(botMessage({ content: `now ${value}` }));
      });
      await stage.start({ commands: [panel(flags)], components: [openingButton, changing] });
      const shown = await shownPanel();
      const opened = await stage.session.press(shown, 'go:7');
      const reply = await stage.session.submit(opened, { zone: 'UTC' });
      expect(reply.messages).toMatchObject([{ id: shown.id, content: 'now UTC' }]);
    },
  );

  it.each([undefined, 64 as const])('leaves that message where the form fails (%s)', async (flags) => {
    const failing = zone(async () => {
      throw new UserError('bad-line', 'There is no such zone.');
    });
    await stage.start({ commands: [panel(flags)], components: [openingButton, failing] });
    const shown = await shownPanel();
    const opened = await stage.session.press(shown, 'go:7');
    const reply = await stage.session.submit(opened, { zone: 'Mars' });
    expect(reply.messages.map(({ content }) => content)).toEqual(['settings', 'There is no such zone.']);
    expect(reply.messages[1]?.ephemeral).toBe(true);
  });

  it('begins a reply of its own for a form that no message opened', async () => {
    const open = command('open', 'modal', showing('zone:'));
    const changing = zone(async (interaction) => {
      await interaction.editReply('set');
    });
    await stage.start({ commands: [open], components: [changing] });
    const reply = await stage.session.submit(await stage.session.command('open'), { zone: 'UTC' });
    expect(reply.messages).toMatchObject([{ content: 'set' }]);
  });
});
