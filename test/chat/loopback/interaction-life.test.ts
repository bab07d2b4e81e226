import { ActionRowBuilder, ButtonBuilder, ButtonStyle, MessageFlags, type Interaction } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChatReply } from '../../../src/chat/chat-session.js';
import { delay, startTestBot, type TestBot, type TestBotOptions } from '../test-bot.js';

const minuteMs = 60_000;
const commands = [{ name: 'ping', description: 'Answers' }];
let bot: TestBot | undefined;

afterEach(async () => {
  await bot?.close();
  bot = undefined;
});

/** Runs /ping with this handler; gives what came of it and what the handler's requests were refused with. */
async function ping(
  handler: (interaction: Interaction) => Promise<unknown>,
  options: TestBotOptions = {},
  patience: { quietMs?: number; timeoutMs?: number } = {},
) {
  bot = await startTestBot({ commands, ...options });
  bot.handle(handler);
  const ana = bot.loopback.addUser({ name: 'Ana' });
  const session = bot.loopback.session(ana, { directMessage: true }, patience);
  const reply = await session.command('ping');
  return { reply, session, failures: bot.failures };
}

const isDone = (reply: ChatReply): boolean => reply.messages[0]?.content === 'done';

describe('what an interaction may be answered with', () => {
  it('one first response', async () => {
    const { reply, failures } = await ping(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { rest } = interaction.client;
      const route = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
      await rest.post(route, { auth: false, body: { type: 4, data: { content: 'one' } } });
      await rest.post(route, { auth: false, body: { type: 4, data: { content: 'two' } } });
    });
    expect(reply.messages.map((message) => message.content)).toEqual(['one']);
    expect(failures).toMatchObject([{ code: 40_060, status: 400 }]);
  });

  it.each([
    ['a follow-up', 'post', '/webhooks/APP/TOKEN', 10_015, 404],
    ['an edit', 'patch', '/webhooks/APP/TOKEN/messages/@original', 10_015, 404],
    ['another token', 'post', '/webhooks/APP/OTHER', 50_027, 401],
    ['another id', 'post', '/interactions/1/TOKEN/callback', 10_062, 404],
    ['another token of a callback', 'post', '/interactions/ID/OTHER/callback', 10_062, 404],
  ] as const)('not %s before it', async (_name, method, path, code, status) => {
    const { failures } = await ping(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const parts: Record<string, string> = {
        APP: interaction.applicationId,
        TOKEN: interaction.token,
        ID: interaction.id,
      };
      // At once: a token may hold "ID" by chance.
      const route = path.replaceAll(/APP|TOKEN|ID/g, (name) => parts[name] ?? name);
      try {
        await interaction.client.rest[method](`/${route.slice(1)}`, { auth: false, body: { content: 'x' } });
      } finally {
        await interaction.reply('x');
      }
    });
    expect(failures).toMatchObject([{ code, status }]);
  });

  it.each([
    ['autocomplete to a command', { type: 8, data: { choices: [] } }],
    ['an update without a message', { type: 7, data: { content: 'x' } }],
    ['an unknown type', { type: 99 }],
    ['no type', {}],
  ])('not %s', async (_name, body) => {
    const { failures } = await ping(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const route = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
      try {
        await interaction.client.rest.post(route, { auth: false, body });
      } finally {
        await interaction.reply('x');
      }
    });
    expect(failures).toMatchObject([{ code: 50_035, status: 400 }]);
  });

  it('not after three seconds', async () => {
    let nowMs = Date.now();
    const { reply, failures } = await ping(
      async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        nowMs += 3001;
        await interaction.deferReply();
      },
      { nowMs: () => nowMs, acknowledgeWithinMs: 3000 },
      { timeoutMs: 200 },
    );
    expect(reply).toMatchObject({ acknowledged: 'nothing', messages: [] });
    expect(failures).toMatchObject([{ code: 10_062, status: 404 }]);
  });

  it('not after fifteen minutes', async () => {
    let nowMs = Date.now();
    const { failures } = await ping(
      async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        await interaction.deferReply();
        nowMs += 14 * minuteMs;
        await interaction.editReply('in time');
        nowMs += 2 * minuteMs;
        await interaction.editReply('too late');
      },
      { nowMs: () => nowMs },
    );
    expect(failures).toMatchObject([{ code: 50_027, status: 401 }]);
  });

  it('the first follow-up to a deferral becomes the reply, and stays as private as it was', async () => {
    const { reply } = await ping(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.followUp('it');
    });
    expect(reply.messages).toMatchObject([{ content: 'it', ephemeral: true }]);
  });
});

describe('when a reply is whole', () => {
  it('says so when nobody answers', async () => {
    const { reply } = await ping(async () => undefined, { acknowledgeWithinMs: 100 });
    expect(reply).toMatchObject({ acknowledged: 'nothing', messages: [], modal: null });
  });

  it('takes a quiet time for the end where the handler is not tracked', async () => {
    const { reply } = await ping(
      async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        await interaction.deferReply();
        await delay(250);
        await interaction.editReply('first');
        await delay(30);
        await interaction.editReply('second');
      },
      { isTracked: false },
      { quietMs: 120 },
    );
    expect(reply.messages.map((message) => message.content)).toEqual(['second']);
  });

  it('lets the caller say so', async () => {
    bot = await startTestBot({ commands, isTracked: false });
    bot.handle(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply('working');
      await delay(200);
      await interaction.editReply('done');
    });
    const ana = bot.loopback.addUser({ name: 'Ana' });
    const session = bot.loopback.session(ana, { directMessage: true }, { until: isDone, quietMs: 10 });
    expect((await session.command('ping')).messages[0]?.content).toBe('done');
  });

  it('hands out what there is at the time limit', async () => {
    const { reply } = await ping(
      async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        await interaction.reply('half');
        await delay(400);
      },
      {},
      { timeoutMs: 150 },
    );
    expect(reply.messages[0]?.content).toBe('half');
  });

  it('waits for an edit after a button that was only acknowledged', async () => {
    const button = new ButtonBuilder().setCustomId('b').setLabel('B').setStyle(ButtonStyle.Primary);
    const row = new ActionRowBuilder<ButtonBuilder>().addComponents(button);
    const { reply, session } = await ping(
      async (interaction) => {
        if (interaction.isChatInputCommand()) await interaction.reply({ content: 'a', components: [row] });
        if (!interaction.isButton()) return;
        await interaction.deferUpdate();
        await delay(250);
        await interaction.editReply('b');
      },
      { isTracked: false },
      { quietMs: 50 },
    );
    const [message] = reply.messages;
    const pressed = message ? await session.press(message, 'b') : null;
    expect(pressed).toMatchObject({ acknowledged: 'deferred', messages: [{ content: 'b' }] });
  });
});
