import { afterEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/archive/answer.js';
import { defaultSettings } from '../../src/desk/collection-settings.js';
import type { MadeRequest } from '../../src/desk/request-desk.js';
import { UserError } from '../../src/errors.js';
import { sampleAsker, sampleRequest } from '../archive/sample-requests.js';
import { answerWith } from '../discord/answer-fixtures.js';
import { hostileTexts } from '../discord/hostile-text.js';
import { showAsDiscord } from '../discord/discord-markdown-rules.js';
import { buttonNamed } from './button-named.js';
import { lastCall, openStage, type Stage } from './loopback-stage.js';

let stage: Stage;
afterEach(() => stage.close());

const inChannel = (channel: 'news' | 'staff') => ({
  guildId: stage.server.id,
  channelId: stage.server.channels[channel],
});

/** A stage on which nothing is found; who asks is told of `made`. */
async function openWith(
  made: MadeRequest | (() => Promise<MadeRequest>),
  settings = defaultSettings,
): Promise<void> {
  let stored: Answer = answerWith();
  stage = await openStage({
    ask: async ({ audience, question }) =>
      (stored = answerWith({ verdict: 'nothing', findings: [], sources: [], audience, question })),
    findAnswer: async () => stored,
    settings: { read: async () => settings },
    requests: {
      make: async () => (typeof made === 'function' ? made() : made),
      withdraw: async () => sampleRequest(),
    },
  });
}

async function pressed(
  place: { guildId: string; channelId: string } | { directMessage: true },
  options: Record<string, string | boolean> = {},
  person = stage.moderator,
) {
  const session = stage.loopback.session(person, place);
  const [answer] = (await session.command('ask', { question: 'Who won?', ...options })).messages;
  const reply = await session.press(answer!, buttonNamed(answer, 'Ask for an article'));
  return { session, reply, message: reply.messages[0] };
}

describe('asking for an article', () => {
  it('is noted, and only whoever asks reads so; he is told in the channel', async () => {
    const post = { channelId: '123456789012345678', messageId: null };
    await openWith({ status: 'new', request: sampleRequest({ post }) });
    const { message } = await pressed(inChannel('news'), {}, stage.member);
    expect(message?.ephemeral).toBe(true);
    expect(message?.embeds[0]).toMatchObject({
      title: 'Article asked for',
      description: `**When does the harbour bridge open?**\nWhen an article comes that answers this, I tell you here. It is shown in <#${post.channelId}>.`,
      footer: { text: 'Request rabc123' },
    });
    expect(lastCall(stage.desk, 'requests.make')).toMatchObject([
      {
        collection: `guild:${stage.server.id}`,
        answer: { question: 'Who won?', verdict: 'nothing' },
        personId: stage.member.id,
        place: { serverId: stage.server.id, channelId: stage.server.channels.news, private: false },
        locale: 'en-US',
      },
    ]);
  });

  it.each([
    ['others ask for it, too', 'joined', '2 other people ask for this, too.'],
    ['he does so already', 'known', 'You ask for this already.'],
  ] as const)('says where %s', async (_name, status, sentence) => {
    const askers = ['7', '8', '9'].map((id) => sampleAsker(id));
    await openWith({ status, request: sampleRequest({ askers }) });
    const { message } = await pressed(inChannel('news'));
    expect(message?.embeds[0]?.description).toContain(sentence);
  });

  it('in a direct message is for oneself, and needs no yes', async () => {
    await openWith({ status: 'new', request: sampleRequest() });
    const { session, message } = await pressed({ directMessage: true }, { private: true }, stage.member);
    expect(message?.embeds[0]?.description).toContain('I tell you here.');
    expect(lastCall(stage.desk, 'requests.make')).toMatchObject([
      {
        collection: `user:${stage.member.id}`,
        place: { serverId: null, channelId: session.channel.id, private: true },
      },
    ]);
  });

  it.each([
    ['a private answer', 'news', { private: true }, 'in a direct message'],
    ['an answer in a channel that not everybody sees', 'staff', {}, 'here'],
  ] as const)('of %s says first who will see the question', async (_name, channel, options, told) => {
    await openWith({ status: 'new', request: sampleRequest() });
    const { session, message } = await pressed(inChannel(channel), options);
    expect(message?.ephemeral).toBe(true);
    expect(message?.content).toContain(
      'those who may add articles here see your question, without your name',
    );
    expect(lastCall(stage.desk, 'requests.make')).toEqual([]);
    const agreed = await session.press(message!, buttonNamed(message, 'Ask for it'));
    expect(agreed.messages[0]?.content).toBe('');
    expect(agreed.messages[0]?.embeds[0]?.description).toContain(`I tell you ${told}.`);
    expect(lastCall(stage.desk, 'requests.make')).toMatchObject([{ place: { private: channel === 'news' } }]);
  });

  it('names the channel in which the question would be shown', async () => {
    await openWith(
      { status: 'new', request: sampleRequest() },
      { ...defaultSettings, requestChannel: '123456789012345678' },
    );
    const { message } = await pressed(inChannel('news'), { private: true });
    expect(message?.content).toContain('in <#123456789012345678>.');
  });

  it('shows what has come since', async () => {
    await openWith({ status: 'answered', answer: answerWith() });
    const { message } = await pressed(inChannel('news'));
    expect(message?.content).toBe('An article has come since this was asked:');
    expect(message?.ephemeral).toBe(true);
    expect(message?.embeds[0]?.description).toContain('> The bridge opens on **Friday at noon**. [1]');
  });

  it('is refused in one sentence', async () => {
    await openWith(async () => {
      throw new UserError('requests-of-person-full', { most: 10 });
    });
    const { message } = await pressed(inChannel('news'));
    expect(message?.ephemeral).toBe(true);
    expect(message?.content).toContain('You ask for 10 articles already');
  });

  it('is taken back by a button', async () => {
    await openWith({ status: 'new', request: sampleRequest() });
    const { session, message } = await pressed(inChannel('news'), {}, stage.member);
    const back = await session.press(message!, buttonNamed(message, 'Withdraw'));
    expect(back.messages[0]?.embeds[0]?.description).toContain('Withdrawn: you are not told any more.');
    expect(back.messages[0]?.components).toEqual([]);
    expect(lastCall(stage.desk, 'requests.withdraw')).toEqual([
      `guild:${stage.server.id}`,
      'rabc123',
      stage.member.id,
    ]);
  });

  it('is not offered where something was found', async () => {
    stage = await openStage({ ask: async () => answerWith() });
    const reply = await stage.loopback
      .session(stage.member, inChannel('news'))
      .command('ask', { question: 'Who won?' });
    expect(() => buttonNamed(reply.messages[0], 'Ask for an article')).toThrow('There is no button');
  });

  it('lets no question do anything but stand there', async () => {
    let question = '';
    await openWith(async () => ({
      status: 'new',
      request: sampleRequest({ askers: [sampleAsker('7', { question })] }),
    }));
    for (const hostile of [...hostileTexts(11, 15), 'x'.repeat(4_000), '*_'.repeat(2_000)]) {
      question = hostile;
      const { message } = await pressed(inChannel('news'));
      const [shown = ''] = message?.embeds[0]?.description?.split('\n') ?? [];
      expect(showAsDiscord(shown).rules.filter((rule) => rule !== 'bold')).toEqual([]);
    }
  });
});
