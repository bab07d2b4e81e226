import type { APIMessage } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/archive/answer.js';
import type { ChatMessage } from '../../src/chat/chat-session.js';
import type { CheckRequest } from '../../src/desk/check-desk.js';
import { defaultSettings, type CollectionSettings } from '../../src/desk/collection-settings.js';
import { UserError } from '../../src/errors.js';
import { checkWith } from '../discord/check-fixtures.js';
import { lastCall, openStage, type Stage } from './loopback-stage.js';

let stage: Stage;
let kept: Answer;
let settings: CollectionSettings;
/** What comes between the claim to post a check and its posting. */
let onPublished: () => void;
/** As many presses go on from here together: each has been found to be allowed by then. */
let pressesAtOnce: number;
let waiting: (() => void)[];
const menu = 'Check this';
const place = (channel: 'news' | 'other' | 'staff' = 'news') => ({
  guildId: stage.server.id,
  channelId: stage.server.channels[channel],
});
const request = () => lastCall(stage.desk, 'check')[0] as CheckRequest;
const member = (channel: 'news' | 'other' = 'news') => stage.loopback.session(stage.member, place(channel));

/** A desk that checks as the fixture says, keeps the check, and lets it be published. */
async function openChecking(parts: Partial<Answer> = {}): Promise<void> {
  settings = defaultSettings;
  onPublished = () => undefined;
  pressesAtOnce = 1;
  waiting = [];
  stage = await openStage({
    check: async ({ audience, message }) => {
      const check = { claims: ['The bridge opens on Friday.'], leftOut: 0, ...parts.check, message };
      kept = checkWith({ ...parts, audience, check });
      return kept;
    },
    findAnswer: async ({ answer, readerId }) => {
      if (answer !== kept.id || (kept.audience.private && kept.audience.askerId !== readerId))
        throw new UserError('no-answer', { answer: 'abcd1234' });
      return kept;
    },
    settings: { read: async () => settings },
    sharing: {
      publish: async (_collection, _id, channelId) => {
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
          if (waiting.length >= pressesAtOnce) for (const goOn of waiting) goOn();
        });
        if (!kept.audience.private) return false;
        kept = { ...kept, audience: { ...kept.audience, private: false, channelId } };
        onPublished();
        return true;
      },
      withdraw: async () => {
        kept = { ...kept, audience: { ...kept.audience, private: true } };
      },
    },
  });
}

async function checkOf(content: string): Promise<ChatMessage> {
  const message = await stage.loopback.session(stage.moderator, place()).say(content);
  return (await member().menu(menu, message)).messages[0]!;
}

const share = (reply: ChatMessage) => member().press(reply, `share-check:${kept.id}`);
const shareButton = (message: ChatMessage) => JSON.stringify(message.components).includes('share-check:');

const sharedOnes = () =>
  stage.loopback
    .session(stage.moderator, place())
    .messages()
    .filter(({ embeds }) => embeds[0]?.description?.includes('Shared by ben'));

afterEach(() => stage.close());

describe('“Check this”', () => {
  it('has the words of the message looked up, and shows what was found to nobody else', async () => {
    await openChecking();
    const reply = await checkOf(
      '> The pier burns.\nThe **bridge** opens on <#1> Friday: [here](https://a.example/x) `rm -rf` https://b.example',
    );
    expect(reply.ephemeral).toBe(true);
    expect(request()).toMatchObject({
      collection: `guild:${stage.server.id}`,
      audience: { askerId: stage.member.id, channelId: stage.server.channels.news, private: true },
      message: {
        channelId: stage.server.channels.news,
        author: { id: stage.moderator.id, name: 'ana' },
        forwarded: false,
        editedMs: 0,
      },
    });
    expect(request().text.replaceAll(/\s+/g, ' ')).toBe('The bridge opens on Friday: here');
    expect(Date.parse(request().statedAt ?? '')).toBeGreaterThan(Date.parse('2024-01-01'));
    expect(reply.embeds[0]?.title).toBe('Check of what ana wrote');
    expect(reply.embeds[0]?.description).toContain(
      '✔ **The archive supports it:**\n> The bridge opens on Friday',
    );
    expect(shareButton(reply)).toBe(true);
  });

  it('reads what a message passes on', async () => {
    await openChecking();
    const snapshot = {
      message: { content: 'The bridge opens on Friday.', timestamp: '2024-12-01T10:00:00Z' },
    };
    const message_reference = {
      type: 1,
      message_id: String((BigInt(Date.parse('2024-12-01T10:00:00Z')) - 1_420_070_400_000n) << 22n),
      channel_id: '2',
    };
    const fields = {
      content: '',
      message_reference,
      message_snapshots: [snapshot],
    } as unknown as Partial<APIMessage>;
    const message = stage.loopback.channels.post(place(), stage.moderator, fields);
    const reply = (await member().menu(menu, message)).messages[0]!;
    expect(request()).toMatchObject({
      text: 'The bridge opens on Friday.',
      statedAt: '2024-12-01T10:00:00.000Z',
      message: { forwarded: true },
    });
    expect(reply.embeds[0]?.title).toBe('Check of what ana passed on');
  });

  it('works in a direct message, where there is nobody to share with', async () => {
    await openChecking();
    const session = stage.loopback.session(stage.member, { directMessage: true });
    const message = await session.say('The bridge opens on Friday.');
    const reply = (await session.menu(menu, message)).messages[0]!;
    expect(request().collection).toBe(`user:${stage.member.id}`);
    expect(reply.embeds[0]?.description).toContain('The archive supports it');
    expect(shareButton(reply)).toBe(false);
  });

  it('says why there is nothing to check', async () => {
    stage = await openStage({
      check: async () => {
        throw new UserError('nothing-to-check');
      },
    });
    expect((await checkOf('Hi all!')).content).toContain('I see no claim there');
  });

  it('checks none of its own messages', async () => {
    await openChecking();
    const shared = (await share(await checkOf('The bridge opens on Friday.'))).messages.find(
      ({ ephemeral }) => !ephemeral,
    )!;
    const reply = (await member().menu(menu, shared)).messages[0]!;
    expect(reply.content).toContain('That message is mine');
  });
});

describe('sharing a check', () => {
  it('shows it to all with who shares it, lets them read its sources, and takes the button away', async () => {
    await openChecking();
    const reply = await checkOf('The bridge opens on Friday.');
    const { messages } = await share(reply);
    const shared = messages.find(({ ephemeral }) => !ephemeral)!;
    expect(shared.embeds[0]?.description).toContain('Shared by ben. About [this message]');
    expect(shareButton(shared)).toBe(false);
    expect(kept.audience).toEqual({
      askerId: stage.member.id,
      channelId: stage.server.channels.news,
      private: false,
    });
    expect(lastCall(stage.desk, 'attachMessage').slice(1)).toEqual([kept.id, shared.id]);
    const other = stage.loopback.session(stage.moderator, place());
    expect((await other.press(shared, `sources:${kept.id}`)).messages[0]?.embeds[0]?.title).toBe(
      'Sources of the check',
    );
  });

  it('posts it once, however quickly the button is pressed again', async () => {
    await openChecking();
    const reply = await checkOf('The bridge opens on Friday.');
    pressesAtOnce = 3;
    const replies = await Promise.all([share(reply), share(reply), share(reply)]);
    const said = replies.flatMap(({ messages }) => messages.map(({ content }) => content));
    expect(said.filter((content) => content.includes('shared already'))).toHaveLength(2);
    expect(sharedOnes()).toHaveLength(1);
  });

  it('takes it back where it cannot be posted, so that the button can be pressed again', async () => {
    await openChecking();
    const reply = await checkOf('The bridge opens on Friday.');
    // As often as a request is tried.
    onPublished = () => stage.loopback.failNext(4);
    await share(reply);
    expect(kept.audience.private).toBe(true);
    expect(sharedOnes()).toEqual([]);
    onPublished = () => undefined;
    await share(reply);
    expect(kept.audience.private).toBe(false);
    expect(sharedOnes()).toHaveLength(1);
  });

  it('is refused where questions may no longer be asked', async () => {
    await openChecking();
    const reply = await checkOf('The bridge opens on Friday.');
    settings = { ...settings, askChannels: [stage.server.channels.other] };
    expect((await share(reply)).messages.at(-1)?.content).toMatch(/questions are asked in .{0,2}#other only/);
    expect(kept.audience.private).toBe(true);
    expect(sharedOnes()).toEqual([]);
  });

  it('is refused where the bot cannot see whether the message still stands', async () => {
    await openChecking();
    const reply = await checkOf('The bridge opens on Friday.');
    stage.loopback.channels.keepBotFrom(place(), 'seeing');
    expect((await share(reply)).messages.at(-1)?.content).toContain('I do not see this channel');
    expect(kept.audience.private).toBe(true);
    expect(sharedOnes()).toEqual([]);
  });

  const refusals: readonly (readonly [string, (shown: Answer) => Answer, string])[] = [
    [
      'is shared already',
      (shown) => ({ ...shown, audience: { ...shown.audience, private: false } }),
      'shared already',
    ],
    [
      'is somebody else’s',
      (shown) => ({ ...shown, audience: { ...shown.audience, askerId: '77', private: false } }),
      'Only whoever made',
    ],
    [
      'stood in another channel',
      (shown) => ({
        ...shown,
        check: { ...shown.check!, message: { ...shown.check!.message!, channelId: '5' } },
      }),
      'Only whoever made',
    ],
    ['is no check', ({ check: _check, ...answer }) => answer, 'Only whoever made'],
  ];

  it.each(refusals)('is refused where it %s, and nobody else hears of it', async (_, change, words) => {
    await openChecking();
    const reply = await checkOf('The bridge opens on Friday.');
    kept = change(kept);
    const { messages } = await share(reply);
    expect(messages.every(({ ephemeral }) => ephemeral)).toBe(true);
    expect(messages.at(-1)?.content).toContain(words);
  });

  it('is refused where the message was deleted or edited since', async () => {
    await openChecking();
    const writer = stage.loopback.session(stage.moderator, place());
    const message = await writer.say('The bridge opens on Friday.');
    const reply = (await member().menu(menu, message)).messages[0]!;
    writer.edit(message, 'The bridge opens on Monday.');
    expect((await share(reply)).messages.at(-1)?.content).toContain('was edited after it was checked');
    writer.delete(message);
    expect((await share(reply)).messages.at(-1)?.content).toContain('no longer there');
    expect(kept.audience.private).toBe(true);
  });
});
