import { afterEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/archive/answer.js';
import { CheckingStage, hasShareButton, menu } from './checking-stage.js';
import { lastCall } from './loopback-stage.js';

let checking: CheckingStage;
const sharedOnes = () =>
  checking.moderator.messages().filter(({ embeds }) => embeds[0]?.description?.includes('Shared by ben'));
afterEach(() => checking.stage.close());

describe('sharing a check', () => {
  it('shows it to all with who shares it, lets them read its sources, and takes the button away', async () => {
    checking = await CheckingStage.open();
    const reply = await checking.checkOf('The bridge opens on Friday.');
    const { messages } = await checking.share(reply);
    const shared = messages.find(({ ephemeral }) => !ephemeral)!;
    expect(shared.embeds[0]?.description).toContain('Shared by ben. About [this message]');
    expect(hasShareButton(shared)).toBe(false);
    expect(checking.kept.audience).toEqual({
      askerId: checking.stage.member.id,
      channelId: checking.stage.server.channels.news,
      private: false,
    });
    expect(lastCall(checking.stage.desk, 'attachMessage').slice(1)).toEqual([checking.kept.id, shared.id]);
    const other = checking.moderator;
    expect((await other.press(shared, `sources:${checking.kept.id}`)).messages[0]?.embeds[0]?.title).toBe(
      'Sources of the check',
    );
  });

  it('posts it once, however quickly the button is pressed again', async () => {
    checking = await CheckingStage.open();
    const reply = await checking.checkOf('The bridge opens on Friday.');
    checking.pressesAtOnce = 3;
    const replies = await Promise.all([checking.share(reply), checking.share(reply), checking.share(reply)]);
    const said = replies.flatMap(({ messages }) => messages.map(({ content }) => content));
    expect(said.filter((content) => content.includes('shared already'))).toHaveLength(2);
    expect(sharedOnes()).toHaveLength(1);
  });

  it('takes it back where it cannot be posted, so that the button can be pressed again', async () => {
    checking = await CheckingStage.open();
    const reply = await checking.checkOf('The bridge opens on Friday.');
    // As often as a request is tried.
    checking.onPublished = () => checking.stage.loopback.failNext(4);
    await checking.share(reply);
    expect(checking.kept.audience.private).toBe(true);
    expect(sharedOnes()).toEqual([]);
    checking.onPublished = () => undefined;
    await checking.share(reply);
    expect(checking.kept.audience.private).toBe(false);
    expect(sharedOnes()).toHaveLength(1);
  });

  it('is refused where questions may no longer be asked', async () => {
    checking = await CheckingStage.open();
    const reply = await checking.checkOf('The bridge opens on Friday.');
    checking.settings = { ...checking.settings, askChannels: [checking.stage.server.channels.other] };
    expect((await checking.share(reply)).messages.at(-1)?.content).toMatch(
      /questions are asked in .{0,2}#other only/,
    );
    expect(checking.kept.audience.private).toBe(true);
    expect(sharedOnes()).toEqual([]);
  });

  it('is refused where the bot cannot see whether the message still stands', async () => {
    checking = await CheckingStage.open();
    const reply = await checking.checkOf('The bridge opens on Friday.');
    checking.stage.loopback.channels.keepBotFrom(checking.place, 'seeing');
    expect((await checking.share(reply)).messages.at(-1)?.content).toContain('I do not see this channel');
    expect(checking.kept.audience.private).toBe(true);
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
    checking = await CheckingStage.open();
    const reply = await checking.checkOf('The bridge opens on Friday.');
    checking.kept = change(checking.kept);
    const { messages } = await checking.share(reply);
    expect(messages.every(({ ephemeral }) => ephemeral)).toBe(true);
    expect(messages.at(-1)?.content).toContain(words);
  });

  it('is refused where the message was deleted or edited since', async () => {
    checking = await CheckingStage.open();
    const writer = checking.moderator;
    const message = await writer.say('The bridge opens on Friday.');
    const reply = (await checking.member.menu(menu, message)).messages[0]!;
    writer.edit(message, 'The bridge opens on Monday.');
    expect((await checking.share(reply)).messages.at(-1)?.content).toContain(
      'was edited after it was checked',
    );
    writer.delete(message);
    expect((await checking.share(reply)).messages.at(-1)?.content).toContain('no longer there');
    expect(checking.kept.audience.private).toBe(true);
  });
});
