import { setTimeout as wait } from 'node:timers/promises';
import { ComponentType, LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatReply } from '../../src/chat/chat-session.js';
import type { Component } from '../../src/discord/component.js';
import type { Routed } from '../../src/discord/router.js';
import { messageMenu } from '../../src/discord/message-menu.js';
import { HeldWork } from '../held-work.js';
import { command, openRouterBot, type RouterBot } from './router-bot.js';

let stage: RouterBot;
let held: HeldWork;

beforeEach(async () => {
  held = new HeldWork();
  stage = await openRouterBot();
});
afterEach(() => stage.close());

const finishing = async (interaction: { editReply(content: string): Promise<unknown> }) => {
  await held.do();
  await interaction.editReply('finished');
};

const rows = [
  {
    type: ComponentType.ActionRow,
    components: [{ type: ComponentType.Button, style: 1, label: 'Go', custom_id: 'go:' }],
  },
  {
    type: ComponentType.ActionRow,
    components: [
      { type: ComponentType.StringSelect, custom_id: 'go-menu:', options: [{ label: 'One', value: 'one' }] },
    ],
  },
] as const;
const shows = command('shows', 'public', async (interaction) => {
  await interaction.editReply({ content: 'press', components: rows });
});
const opens = command('opens', 'modal', async (interaction) => {
  const field = new TextInputBuilder().setCustomId('text').setStyle(TextInputStyle.Short);
  const label = new LabelBuilder().setLabel('Text').setTextInputComponent(field);
  await interaction.showModal(
    new ModalBuilder().setCustomId('go-form:').setTitle('Form').addLabelComponents(label),
  );
});
const part = (kind: Component['kind'], prefix: string, acknowledge: 'public' | 'private' | 'update') =>
  ({ kind, prefix, acknowledge, execute: finishing }) as Component;

/** What is under way, and how it is begun. */
const kinds: readonly (readonly [string, Partial<Routed>, () => Promise<Promise<ChatReply>[]>])[] = [
  ...(['public', 'private'] as const).map(
    (acknowledge) =>
      [
        `a command that is answered as ${acknowledge}`,
        { commands: [command('slow', acknowledge, finishing)] },
        async () => [stage.session.command('slow')],
      ] as const,
  ),
  [
    'a menu on a message',
    { menus: [{ data: messageMenu('Check this'), acknowledge: 'private', execute: finishing }] },
    async () => [stage.session.menu('Check this', await stage.session.say('words'))],
  ],
  ...(['public', 'private', 'update'] as const).map(
    (acknowledge) =>
      [
        `a button that is answered as ${acknowledge}`,
        { commands: [shows], components: [part('button', 'go', acknowledge)] },
        async () => {
          const [message] = (await stage.session.command('shows')).messages;
          return [stage.session.press(message!, 'go:')];
        },
      ] as const,
  ),
  [
    'a choice from a menu',
    { commands: [shows], components: [part('select', 'go-menu', 'update')] },
    async () => {
      const [message] = (await stage.session.command('shows')).messages;
      return [stage.session.select(message!, 'go-menu:', ['one'])];
    },
  ],
  [
    'a form',
    { commands: [opens], components: [part('modal', 'go-form', 'private')] },
    async () => [stage.session.submit(await stage.session.command('opens'), { text: 'x' })],
  ],
  [
    'a message to the bot',
    {
      messages: [
        {
          name: 'slow',
          takes: () => true,
          async execute(message) {
            await held.do();
            await message.reply('finished');
          },
        },
      ],
    },
    async () => [stage.session.tell('words')],
  ],
];

describe('told to stop, the bot finishes', () => {
  it.each(kinds)('%s', async (_, routed, begin) => {
    const bot = await stage.start(routed);
    const [underWay] = await begin();
    await held.begun;
    const closing = bot.close();
    await wait(100);
    held.release();
    await closing;
    expect((await underWay)?.messages.at(-1)?.content).toBe('finished');
    expect(stage.loopback.gatewaySessions).toBe(0);
    expect(stage.logged).toEqual([]);
  });
});
