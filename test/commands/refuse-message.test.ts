import type { APIMessage } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChatMessage, ChatReply } from '../../src/chat/chat-session.js';
import { UserError } from '../../src/errors.js';
import { openStage, type Stage } from './loopback-stage.js';

let stage: Stage;
const menu = 'Add to archive';
const news = () => ({ guildId: stage.server.id, channelId: stage.server.channels.news });
afterEach(() => stage.close());

const only = (reply: ChatReply): ChatMessage => {
  expect(reply.messages).toHaveLength(1);
  return reply.messages[0]!;
};

/** The moderator's, on a message of any shape. */
function onPosted(fields: Partial<APIMessage>, author = stage.member): Promise<ChatReply> {
  const message = stage.loopback.channels.post(news(), author, fields);
  return stage.loopback.session(stage.moderator, news()).menu(menu, message);
}

function attachment(filename: string, size: number, content_type: string) {
  const url = `https://cdn.discordapp.com/attachments/1/2/${filename}?ex=1`;
  return { id: '5', filename, size, content_type, url, proxy_url: url };
}

describe('“Add to archive”', () => {
  it('refuses a member without the permission, in a sentence for him', async () => {
    stage = await openStage({});
    const session = stage.loopback.session(stage.member, news());
    const reply = await session.menu(menu, await session.say('https://ledger.example/a'));
    expect(only(reply)).toMatchObject({ ephemeral: true });
    expect(only(reply).content).toContain('Manage Messages');
    expect(stage.desk.calls).toEqual([]);
  });

  it.each([
    [
      'only a sticker',
      { sticker_items: [{ id: '1', name: 'Wave', format_type: 1 }] },
      /holds no link, no file/,
    ],
    ['only an emoji of the server', { content: '<:party:123456789012345678>' }, /holds no link, no file/],
    ['only a link to a message', { content: '<https://discord.com/channels/1/2/3>' }, /holds no sentence/],
    [
      'a picture',
      { attachments: [attachment('photo.jpg', 5_000, 'image/jpeg')] },
      /I cannot read “photo\\\.jpg”|I cannot read “photo\.jpg”/,
    ],
    [
      'a file of 25 MB',
      { attachments: [attachment('long.txt', 25 * 2 ** 20, 'text/plain')] },
      /has 25 MB, and I read at most 20 MB/,
    ],
  ])('refuses a message with %s', async (_, fields, words) => {
    stage = await openStage({
      add: async () => {
        throw new UserError('no-sentence');
      },
    });
    const reply = await onPosted(fields as Partial<APIMessage>);
    expect(only(reply)).toMatchObject({ ephemeral: true });
    expect(only(reply).content).toMatch(words);
  });

  it('refuses its own messages', async () => {
    stage = await openStage({});
    const reply = await onPosted({ content: 'The bridge over the Orn opens on Friday.' }, stage.loopback.bot);
    expect(only(reply).content).toContain('That message is mine');
  });
});
