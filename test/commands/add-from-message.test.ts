import { setTimeout as wait } from 'node:timers/promises';
import type { APIMessage } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChatMessage, ChatReply } from '../../src/chat/chat-session.js';
import type { AddRequest, Desk } from '../../src/desk/desk.js';
import { UserError } from '../../src/errors.js';
import { openStage, type Stage } from './loopback-stage.js';
import { outcomeOf } from './added-outcome.js';

let stage: Stage;
const menu = 'Add to archive';
const news = () => ({ guildId: stage.server.id, channelId: stage.server.channels.news });
const requests = () =>
  stage.desk.calls.filter(({ method }) => method === 'add').map(({ args }) => args[0] as AddRequest);
const inputs = () => requests().map(({ input }) => (input.kind === 'url' ? input.url : input.kind));
const text = 'The bridge over the Orn opens on **Friday**, the mayor of Delvona said.\n\nIt cost 7 million.';

const add: Desk['add'] = async (request) => {
  if (request.input.kind === 'url' && request.input.url.includes('bad'))
    throw new UserError('no-article', { name: request.input.url });
  return outcomeOf(request);
};

/** The menu on a message of Ben's, used by the moderator. */
async function onMessage(
  content: string,
  files: { name: string; bytes: Uint8Array }[] = [],
): Promise<ChatReply> {
  const message = await stage.loopback.session(stage.member, news()).say(content, files);
  return stage.loopback.session(stage.moderator, news()).menu(menu, message);
}

/** The menu on a message of any shape. */
function onPosted(fields: Partial<APIMessage>, author = stage.member): Promise<ChatReply> {
  const message = stage.loopback.channels.post(news(), author, fields);
  return stage.loopback.session(stage.moderator, news()).menu(menu, message);
}

const only = (reply: ChatReply): ChatMessage => {
  expect(reply.messages).toHaveLength(1);
  return reply.messages[0]!;
};
const lines = (reply: ChatReply) => (only(reply).embeds[0]?.description ?? '').split('\n');

afterEach(() => stage.close());

describe('“Add to archive”', () => {
  it('adds the one link of a message, for all to see', async () => {
    stage = await openStage({ add });
    const reply = await onMessage('Read <https://ledger.example/a?utm_source=x>!');
    expect(only(reply)).toMatchObject({ ephemeral: false });
    expect(only(reply).embeds[0]?.title).toBe('Added');
    expect(requests()).toEqual([
      {
        collection: `guild:${stage.server.id}`,
        input: { kind: 'url', url: 'https://ledger.example/a?utm_source=x' },
        hints: {},
        by: { id: stage.moderator.id, name: 'ana' },
      },
    ]);
  });

  it('adds several links one by one, a line for each, whatever becomes of the others', async () => {
    stage = await openStage({ add });
    const reply = await onMessage(
      'https://a.example/1 [two](https://b.example/bad), https://a.example/1?utm_source=x https://discord.com/channels/1/2/3',
      [{ name: 'bridge.txt', bytes: Buffer.from('The bridge opens on Friday.') }],
    );
    expect(inputs()).toEqual(['https://a.example/1', 'https://b.example/bad', 'file']);
    expect(only(reply).embeds[0]?.title).toBe('2 added, 1 refused');
    const [first, second, third] = lines(reply);
    expect(first).toMatch(/^\*\*Added\*\* · /);
    expect(second).toMatch(/^\*\*Refused\*\* · b\.example\\\/bad · .+ holds no article that could be read/);
    expect(third).toMatch(/^\*\*Added\*\* · /);
  });

  it('takes the text where there is nothing else, and names who wrote it', async () => {
    stage = await openStage({ add });
    const reply = await onMessage(text);
    const [request] = requests();
    const messageUrl = expect.stringMatching(
      new RegExp(`^https://discord\\.com/channels/${stage.server.id}/${stage.server.channels.news}/\\d+$`),
    ) as string;
    expect(request).toMatchObject({
      input: { kind: 'text', text: text.replaceAll('**', '') },
      hints: { url: messageUrl },
      by: { name: 'ana' },
      posted: { author: { id: stage.member.id, name: 'ben' }, messageUrl, forwarded: false },
    });
    expect(only(reply).embeds[0]?.description).toContain('posted by \\@ben, added by \\@ana, not checked');
  });

  it('takes the text beside a picture, and says what is not read', async () => {
    stage = await openStage({ add });
    const reply = await onMessage(text, [{ name: 'bridge.png', bytes: Buffer.from('\u0089PNG') }]);
    expect(inputs()).toEqual(['text']);
    expect(lines(reply)[1]).toMatch(/^\*\*Refused\*\* · bridge\.png · I cannot read “bridge\.png”/);
  });

  it('takes ten of thirty links, and says so', async () => {
    stage = await openStage({ add });
    const reply = await onMessage(Array.from({ length: 30 }, (_, n) => `https://a.example/${n}`).join('\n'));
    expect(inputs()).toHaveLength(10);
    expect(lines(reply).at(-1)).toBe('20 more were left out: I take 10 at a time.');
  });

  it('fits what became of ten long articles into one message', async () => {
    stage = await openStage({
      add: async (request) => {
        const outcome = outcomeOf(request);
        return {
          ...outcome,
          article: { ...outcome.article, title: '_'.repeat(400), outlet: '*'.repeat(200) },
        };
      },
    });
    const reply = await onMessage(
      Array.from({ length: 10 }, (_, n) => `https://a.example/${n}${'x'.repeat(150)}`).join(' '),
    );
    expect(lines(reply)).toHaveLength(10);
  });

  it('reads a message of a webhook by the address of its embed, and a forwarded one by what it forwards', async () => {
    stage = await openStage({ add });
    const webhook = stage.loopback.addUser({ name: 'Feed' });
    await onPosted(
      {
        webhook_id: '1',
        embeds: [{ type: 'rich', title: 'T', url: 'https://feed.example/1' }],
      } as Partial<APIMessage>,
      webhook,
    );
    const forwarded = (message: object) =>
      ({
        message_reference: { type: 1, message_id: '9', channel_id: stage.server.channels.other },
        message_snapshots: [
          {
            message: {
              type: 0,
              timestamp: '2026-01-01T00:00:00Z',
              edited_timestamp: null,
              attachments: [],
              embeds: [],
              mentions: [],
              mention_roles: [],
              components: [],
              ...message,
            },
          },
        ],
      }) as unknown as Partial<APIMessage>;
    await onPosted(forwarded({ content: 'See https://forward.example/2' }));
    await onPosted(forwarded({ content: text }));
    expect(inputs()).toEqual(['https://feed.example/1', 'https://forward.example/2', 'text']);
    expect(requests()[2]).toMatchObject({ posted: { author: { name: 'ben' }, forwarded: true } });
  });

  it('takes the preview of a link for the link', async () => {
    stage = await openStage({ add });
    const preview = { type: 'article', url: 'https://ledger.example/canonical' };
    await onPosted({ content: 'https://ledg.example/x', embeds: [preview] } as Partial<APIMessage>);
    await onPosted({ embeds: [preview] } as Partial<APIMessage>);
    expect(inputs()).toEqual(['https://ledg.example/x', 'https://ledger.example/canonical']);
  });

  it('takes what was uploaded to Discord for a file, never for a page of a site', async () => {
    const fetched: string[] = [];
    const fetchAttachment = async (url: string) => {
      fetched.push(url);
      return Buffer.from('The bridge opens on Friday.');
    };
    stage = await openStage({ add }, {}, { fetchAttachment });
    await onMessage('https://cdn.discordapp.com/attachments/1/2/a%20report.txt?ex=1');
    expect(requests()[0]?.input).toMatchObject({ kind: 'file', name: 'a report.txt' });
    expect(fetched).toEqual(['https://cdn.discordapp.com/attachments/1/2/a%20report.txt?ex=1']);
  });

  it('adds in a direct message to the person’s own archive', async () => {
    stage = await openStage({ add });
    const session = stage.loopback.session(stage.member, { directMessage: true });
    const reply = await session.menu(menu, await session.say('https://ledger.example/a'));
    expect(only(reply).embeds[0]?.title).toBe('Added');
    expect(requests()[0]?.collection).toBe(`user:${stage.member.id}`);
  });

  it('shows how far it has got at most every two seconds', async () => {
    stage = await openStage({
      add: async (request, onProgress) => {
        onProgress?.({ stage: 'fetching' });
        await wait(900);
        return outcomeOf(request);
      },
    });
    const shown: (string | undefined)[] = [];
    const message = await stage.loopback
      .session(stage.member, news())
      .say('https://a.example/1 https://a.example/2 https://a.example/3');
    const reply = await stage.loopback
      .session(stage.moderator, news())
      .menu(menu, message, ({ embeds }) => shown.push(embeds[0]?.title));
    expect(shown).toEqual(['Adding 3 articles: 2 done', '3 added']);
    expect(lines(reply)).toHaveLength(3);
  });

  it('hides a fault of its own behind a number, and goes on with the rest', async () => {
    stage = await openStage({
      add: async (request) => {
        if (requests().length === 1) throw new TypeError('secret detail');
        return outcomeOf(request);
      },
    });
    const reply = await onMessage('https://a.example/1 https://a.example/2');
    expect(lines(reply)[0]).toMatch(/Something went wrong on my side \(error [0-9a-f]{6}\)\.$/);
    expect(lines(reply)[1]).toContain('**Added**');
    expect(stage.logged).toMatchObject([{ error: { message: 'secret detail' } }]);
  });
});
