import type { APIMessage } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { CheckRequest } from '../../src/desk/check-desk.js';
import { UserError } from '../../src/errors.js';
import { CheckingStage, hasShareButton, menu } from './checking-stage.js';
import { lastCall } from './loopback-stage.js';

let checking: CheckingStage;
const request = () => lastCall(checking.stage.desk, 'check')[0] as CheckRequest;
afterEach(() => checking.stage.close());

describe('“Check this”', () => {
  it('has the words of the message looked up, and shows what was found to nobody else', async () => {
    checking = await CheckingStage.open();
    const reply = await checking.checkOf(
      '> The pier burns.\nThe **bridge** opens on <#1> Friday: [here](https://a.example/x) `rm -rf` https://b.example',
    );
    expect(reply.ephemeral).toBe(true);
    expect(request()).toMatchObject({
      collection: `guild:${checking.stage.server.id}`,
      audience: {
        askerId: checking.stage.member.id,
        channelId: checking.stage.server.channels.news,
        private: true,
      },
      message: {
        channelId: checking.stage.server.channels.news,
        author: { id: checking.stage.moderator.id, name: 'ana' },
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
    expect(hasShareButton(reply)).toBe(true);
  });

  it('reads what a message passes on', async () => {
    checking = await CheckingStage.open();
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
    const message = checking.stage.loopback.channels.post(checking.place, checking.stage.moderator, fields);
    const reply = (await checking.member.menu(menu, message)).messages[0]!;
    expect(request()).toMatchObject({
      text: 'The bridge opens on Friday.',
      statedAt: '2024-12-01T10:00:00.000Z',
      message: { forwarded: true },
    });
    expect(reply.embeds[0]?.title).toBe('Check of what ana passed on');
  });

  it('works in a direct message, where there is nobody to share with', async () => {
    checking = await CheckingStage.open();
    const session = checking.stage.loopback.session(checking.stage.member, { directMessage: true });
    const message = await session.say('The bridge opens on Friday.');
    const reply = (await session.menu(menu, message)).messages[0]!;
    expect(request().collection).toBe(`user:${checking.stage.member.id}`);
    expect(reply.embeds[0]?.description).toContain('The archive supports it');
    expect(hasShareButton(reply)).toBe(false);
  });

  it('says why there is nothing to check', async () => {
    checking = await CheckingStage.open({
      check: async () => {
        throw new UserError('nothing-to-check');
      },
    });
    expect((await checking.checkOf('Hi all!')).content).toContain('I see no claim there');
  });

  it('checks none of its own messages', async () => {
    checking = await CheckingStage.open();
    const shared = (
      await checking.share(await checking.checkOf('The bridge opens on Friday.'))
    ).messages.find(({ ephemeral }) => !ephemeral)!;
    const reply = (await checking.member.menu(menu, shared)).messages[0]!;
    expect(reply.content).toContain('That message is mine');
  });
});
