import { afterEach, describe, expect, it } from 'vitest';
import { guildCollection } from '../../src/archive/collection-id.js';
import type { FollowedStory } from '../../src/archive/followed-stories.js';
import type { Following, FollowRequest } from '../../src/desk/follow-desk.js';
import type { StoryLine } from '../../src/desk/story-line.js';
import { UserError } from '../../src/errors.js';
import { sampleAnswer } from '../archive/sample-articles.js';
import { lastCall, openStage, type Stage } from './loopback-stage.js';
import { moderatorSetUp } from './moderator-set-up.js';
import { renderFollowed } from '../../src/discord/rendering/render-following.js';
import { languageCodes } from '../../src/locales/language.js';
import { wordingIn } from '../../src/locales/wording.js';

let stage: Stage;
const place = () => ({ guildId: stage.server.id, channelId: stage.server.channels.news });
const moderator = () => stage.loopback.session(stage.moderator, place());
afterEach(() => stage.close());

const line: StoryLine = {
  title: 'Ferry [runs](https://evil.example) aground @everyone',
  url: 'https://ledger.example/ferry',
  outlets: ['Northern Ledger', 'Morning Herald', 'Coast Wire', 'Valley Courier'],
  independentOutlets: 3,
  newest: '2026-03-02',
  articles: 5,
};
const followed = (parts: Partial<FollowedStory> = {}): FollowedStory => ({
  id: 'wk3j9x2',
  collection: guildCollection('5'),
  storyId: 's1',
  title: line.title ?? '',
  place: { kind: 'channel', id: '70' },
  setUp: { by: { id: '7', name: 'ana' }, channel: '69', locale: 'en-GB', at: '2026-03-01T07:00:00.000Z' },
  quietUntil: null,
  attempt: null,
  stopped: null,
  ...parts,
});
const following = (parts: Partial<Following> = {}) => ({
  follow: async ({ place: given }: FollowRequest): Promise<Following> => ({
    followed: followed({ place: given }),
    story: line,
    isSure: true,
    wasFollowed: false,
    ...parts,
  }),
});

describe('/follow story', () => {
  it('follows the story of a topic, and says which that is', async () => {
    stage = await openStage({ following: following() });
    const { other } = stage.server.channels;
    const reply = await moderator().command('follow story', { topic: 'the Torsund ferry', channel: other });
    expect(lastCall(stage.desk, 'following.follow')[0]).toEqual({
      collection: guildCollection(stage.server.id),
      by: { topic: 'the Torsund ferry' },
      place: { kind: 'channel', id: other },
      setUp: moderatorSetUp(stage),
    });
    const [message] = reply.messages;
    expect(message?.ephemeral).toBe(false);
    expect(message?.pings).toEqual([]);
    expect(message?.embeds[0]?.title).toBe('Story followed');
    const text = message?.embeds[0]?.description ?? '';
    expect(text).toContain('](https://ledger.example/ferry)**');
    expect(text).not.toContain('(https://evil.example)');
    expect(text).toContain('Northern Ledger, Morning Herald, Coast Wire, +1 · 5 articles so far');
    expect(text).toContain(`<#${other}>`);
    expect(message?.embeds[0]?.footer?.text).toContain('wk3j9x2');
  });

  it('says so where it is only the nearest, and where it was followed before', async () => {
    stage = await openStage({ following: following({ isSure: false, wasFollowed: true }) });
    const reply = await moderator().command('follow story', { topic: '**boat** @here' });
    expect(reply.messages[0]?.embeds[0]?.title).toBe('Story followed anew');
    expect(reply.messages[0]?.embeds[0]?.description).toContain(
      String.raw`the nearest that I have to “\*\*boat\*\* \@here”`,
    );
  });

  it('follows the story of an answer that one may read', async () => {
    const answer = sampleAnswer({ id: 'abcd1234' });
    stage = await openStage({ following: following(), findAnswer: async () => answer });
    await moderator().command('follow story', { answer: 'abcd1234' });
    expect(lastCall(stage.desk, 'findAnswer')[0]).toMatchObject({
      answer: 'abcd1234',
      readerId: stage.moderator.id,
    });
    expect(lastCall(stage.desk, 'following.follow')[0]).toMatchObject({ by: { answer: { id: 'abcd1234' } } });
  });

  it('says nothing of an answer that one may not read', async () => {
    stage = await openStage({
      findAnswer: async () => {
        throw new UserError('no-answer', { answer: 'abcd1234' });
      },
    });
    const reply = await moderator().command('follow story', { answer: 'abcd1234' });
    expect(reply.messages[0]).toMatchObject({
      ephemeral: true,
      content: expect.stringContaining('no answer'),
    });
  });

  it.each([
    ['neither', {}],
    ['both', { topic: 'ferry', answer: 'abcd1234' }],
  ])('wants a topic or an answer, and not %s', async (_, options) => {
    stage = await openStage({});
    const reply = await moderator().command('follow story', options);
    expect(reply.messages[0]?.content).toBe(
      'Say either a topic or an answer, so that I know which story you mean.',
    );
    expect(lastCall(stage.desk, 'following.follow')).toEqual([]);
  });

  it.each([
    ['nothing-to-follow', { topic: 'the moon' }, 'I found no story on “the moon” here to follow'],
    ['too-many-followed', { most: 25 }, 'At most 25 stories are followed here'],
    ['answer-without-story', { answer: 'abcd1234' }, 'The answer abcd1234 quotes no article'],
  ] as const)('tells only who tried why not: %s', async (code, values, sentence) => {
    stage = await openStage({
      following: {
        follow: async () => {
          throw new UserError(code, values);
        },
      },
    });
    const reply = await moderator().command('follow story', { topic: 'the moon' });
    expect(reply.messages).toHaveLength(1);
    expect(reply.messages[0]).toMatchObject({ ephemeral: true, content: expect.stringContaining(sentence) });
  });

  it('follows for a person in a direct message, whoever he is', async () => {
    stage = await openStage({ following: following() });
    const session = stage.loopback.session(stage.member, { directMessage: true });
    const reply = await session.command('follow story', { topic: 'ferry' });
    expect(lastCall(stage.desk, 'following.follow')[0]).toMatchObject({
      collection: `user:${stage.member.id}`,
      place: { kind: 'person', id: stage.member.id },
    });
    expect(reply.messages[0]?.embeds[0]?.description).toContain('in your direct messages');
  });
});

describe('/follow list and stop', () => {
  it('lists to who asked alone, the stories’ words shown as words', async () => {
    const list = [
      { followed: followed(), story: line },
      { followed: followed({ id: 'w2', title: 'Bridge', stopped: 'the channel is gone' }), story: line },
      { followed: followed({ id: 'w3', title: '' }), story: null },
    ];
    stage = await openStage({ following: { list: async () => list } });
    const reply = await moderator().command('follow list');
    expect(reply.messages[0]?.ephemeral).toBe(true);
    expect(reply.messages[0]?.embeds[0]?.title).toBe('3 followed stories');
    const lines = reply.messages[0]?.embeds[0]?.description?.split('\n') ?? [];
    expect(lines[0]).toContain(String.raw`\@everyone`);
    expect(lines[0]).toContain('5 articles · latest 2 Mar 2026 · <#70>');
    expect(lines[1]).toContain('no longer announced: the channel is gone');
    expect(lines[2]).toBe('`w3` **Untitled article** · none of its articles is left · <#70>');
  });

  it('keeps to Discord’s room with all that a collection may follow', async () => {
    const list = Array.from({ length: 25 }, (_, index) => ({
      followed: followed({ id: `w${index}`, title: '*'.repeat(300), stopped: '~'.repeat(300) }),
      story: line,
    }));
    stage = await openStage({ following: { list: async () => list } });
    const reply = await moderator().command('follow list');
    const description = reply.messages[0]?.embeds[0]?.description ?? '';
    expect(description.length).toBeLessThanOrEqual(4096);
    const shown = description.split('\n').filter((each) => each.startsWith('`w')).length;
    expect(shown).toBeGreaterThan(5);
    expect(description).toContain(`… and ${25 - shown} more stories, in the file.`);
    const [file] = reply.messages[0]?.attachments ?? [];
    expect(file?.name).toBe('stories.txt');
  });

  it('has all of them, by their ids, in the file, and no file where all find room', () => {
    const list = Array.from({ length: 25 }, (_, index) => ({
      followed: followed({
        id: `w${index}`,
        title: `Ferry ${'long '.repeat(30)}${index}`,
        stopped: 'channel-gone',
      }),
      story: line,
    }));
    for (const language of languageCodes) {
      const [file] = renderFollowed(list, wordingIn(language)).files;
      const lines = String(file?.attachment).trimEnd().split('\n');
      expect(lines.map((each) => each.split(' · ')[0])).toEqual(list.map(({ followed: { id } }) => id));
      expect(lines[24]).toContain('long 24 · ');
    }
    expect(renderFollowed(list.slice(0, 3), wordingIn('en')).files).toEqual([]);
  });

  it('says where nothing is followed how to begin', async () => {
    stage = await openStage({ following: { list: async () => [] } });
    const reply = await moderator().command('follow list');
    expect(reply.messages[0]?.embeds[0]?.description).toContain('/follow story');
  });

  it('stops one, which is offered by its headline', async () => {
    stage = await openStage({
      following: {
        stop: async () => followed(),
        list: async () => [
          { followed: followed({ title: 'Ferry' }), story: line },
          { followed: followed({ id: 'w2', title: `Offer ${'b'.repeat(150)}` }), story: null },
          { followed: followed({ id: 'w3', title: 'Bridge' }), story: null },
        ],
      },
    });
    expect(await moderator().autocomplete('follow stop', 'story', 'FE')).toMatchObject([
      { name: 'Ferry', value: 'wk3j9x2' },
      { name: `Offer ${'b'.repeat(93)}…`, value: 'w2' },
    ]);
    const reply = await moderator().command('follow stop', { story: 'wk3j9x2' });
    expect(lastCall(stage.desk, 'following.stop')).toEqual([
      `guild:${stage.server.id}`,
      'wk3j9x2',
      { id: stage.moderator.id, name: 'ana' },
    ]);
    expect(reply.messages[0]?.embeds[0]?.title).toBe('Story no longer followed');
  });

  it.each([
    ['follow story', { topic: 'ferry' }],
    ['follow list', {}],
    ['follow stop', { story: 'w2' }],
  ])('refuses a member without the permission: %s', async (name, options) => {
    stage = await openStage({ following: { list: async () => [] } });
    const session = stage.loopback.session(stage.member, place());
    const reply = await session.command(name, options);
    expect(reply.messages[0]?.ephemeral).toBe(true);
    expect(reply.messages[0]?.content).toContain('Manage Messages');
    expect(await session.autocomplete('follow stop', 'story', '')).toEqual([]);
    expect(stage.desk.calls).toEqual([]);
  });
});
