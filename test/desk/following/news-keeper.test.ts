import { describe, expect, it } from 'vitest';
import { guildCollection, localCollection } from '../../../src/archive/collection-id.js';
import type { FollowedStory } from '../../../src/archive/followed-stories.js';
import type { Place } from '../../../src/archive/place.js';
import { BulletinsStage, channel, day, hour, minute } from '../bulletins-stage.js';

const start = '2026-03-02T12:00:00Z';

/** Follows the story of an article, as a person would have it announced in a channel. */
async function followed(
  stage: BulletinsStage,
  articleId: string,
  { id = 'wferry', place = channel }: { readonly id?: string; readonly place?: Place } = {},
): Promise<FollowedStory> {
  const collection = stage.archive.collection(localCollection);
  const story = (await collection.storiesOf([articleId])).get(articleId);
  if (!story) throw new Error('It is in no story.');
  const following: FollowedStory = {
    id,
    collection: localCollection,
    storyId: story.id,
    title: 'Ferry runs aground',
    place,
    setUp: stage.setUp(),
    quietUntil: null,
    attempt: null,
    stopped: null,
  };
  const known = story.articles.map((article) => article.articleId);
  await stage.archive.followedStories.add(following, known, 25);
  stage.bulletins.articlesCame(localCollection);
  return following;
}

const told = (stage: BulletinsStage) =>
  stage.writer.messages.map(({ at, titles }) => [at.slice(11, 16), ...titles.toSorted()]);

/** A story of these names, all alike, and one article of it to begin with. */
const alike = (names: readonly string[]) =>
  Object.fromEntries(
    names.flatMap((one, index) => names.slice(index + 1).map((other) => [`${one} ${other}`, 0.9])),
  );
const all = alike(['post', 'mail', 'echo', 'star', 'dawn']);

describe('a followed story', () => {
  it('is told a little after its articles come, together, and once in an hour', async () => {
    const stage = await BulletinsStage.open(start);
    await followed(stage, await stage.add('post', all));
    await stage.pass(hour);
    expect(told(stage)).toEqual([]);
    await stage.add('mail', all);
    await stage.pass(minute);
    await stage.add('echo', all);
    await stage.add('bridge');
    await stage.pass(10 * minute);
    expect(told(stage)).toEqual([['13:02', 'The echo reports', 'The mail reports']]);
    await stage.add('star', all);
    await stage.pass(40 * minute);
    await stage.add('dawn', all);
    await stage.pass(hour);
    expect(told(stage).slice(1)).toEqual([['14:02', 'The dawn reports', 'The star reports']]);
    expect(stage.writer.messages[1]?.news?.articles).toBe(2);
  });

  it('is told in one line for each text: its copies stand in the line of their original', async () => {
    const stage = await BulletinsStage.open(start);
    const pairs = { ...all, 'mail echo': -0.95, 'post star': -0.95 };
    await followed(stage, await stage.add('post', pairs));
    await stage.add('mail', pairs);
    await stage.add('echo', pairs);
    await stage.pass(hour);
    const [message] = stage.writer.messages;
    expect(message?.news?.lines).toHaveLength(1);
    expect(message?.news?.lines[0]?.outlets.toSorted()).toEqual(['echo', 'mail']);
    expect(message?.news?.articles).toBe(2);
    // Whose words were there before tells nothing new.
    await stage.add('star', pairs);
    await stage.pass(3 * hour);
    expect(stage.writer.messages).toHaveLength(1);
  });

  it('is told after a restart, once, what came while nothing ran', async () => {
    const stage = await BulletinsStage.open(start);
    await followed(stage, await stage.add('post', all));
    await stage.add('mail', all);
    await stage.pass(hour);
    await stage.stop();
    await stage.add('echo', all);
    await stage.pass(day);
    await stage.start();
    await stage.pass(hour);
    await stage.kill();
    await stage.start();
    await stage.pass(day);
    expect(told(stage).map(([, ...titles]) => titles)).toEqual([['The mail reports'], ['The echo reports']]);
  });

  it('is followed into the story that it becomes part of, and what was in that is told', async () => {
    const stage = await BulletinsStage.open(start);
    const pairs = { 'post mail': 0.3, 'post echo': 0.9, 'mail echo': 0.9 };
    const first = await stage.add('post', pairs);
    await stage.add('mail', pairs);
    await followed(stage, first);
    await stage.pass(hour);
    expect(told(stage)).toEqual([]);
    await stage.add('echo', pairs);
    await stage.pass(hour);
    expect(told(stage).map(([, ...titles]) => titles.toSorted())).toEqual([
      ['The echo reports', 'The mail reports'],
    ]);
  });

  it('tells nobody of an article twice in one place: by a feed, by two stories that became one', async () => {
    const stage = await BulletinsStage.open(start);
    const one = await stage.add('post', all);
    await followed(stage, one);
    await followed(stage, one, { id: 'wmine', place: { kind: 'person', id: '7' } });
    const mail = await stage.add('mail', all);
    await stage.archive.followedStories.noteAnnounced(localCollection, channel, [mail], stage.clock.moment);
    await stage.pass(hour);
    expect(stage.writer.messages.map(({ place, titles }) => [place, ...titles])).toEqual([
      ['person:7', 'The mail reports'],
    ]);
    await stage.add('echo', all);
    await stage.pass(2 * hour);
    const known = await stage.archive.followedStories.announcedIn(channel, [mail]);
    expect(known.size).toBe(1);
    expect(stage.writer.messages.slice(1).map(({ place, titles }) => [place, ...titles])).toEqual(
      expect.arrayContaining([
        ['person:7', 'The echo reports'],
        ['channel:70', 'The echo reports'],
      ]),
    );
    expect(stage.writer.messages).toHaveLength(3);
  });

  it('tells nothing of what was removed, and goes on without its first article', async () => {
    const stage = await BulletinsStage.open(start);
    const first = await stage.add('post', all);
    await followed(stage, first);
    const mail = await stage.add('mail', all);
    const collection = stage.archive.collection(localCollection);
    for (const id of [first, mail]) {
      await collection.remove(id, { at: stage.clock.moment, by: { id: '7', name: 'ana' } });
    }
    await stage.pass(hour);
    expect(stage.writer.messages).toEqual([]);
  });

  it('is told no more when it is stopped, or its server is left', async () => {
    const stage = await BulletinsStage.open(start);
    const first = await stage.add('post', all);
    await followed(stage, first);
    await followed(stage, first, { id: 'wmine', place: { kind: 'person', id: '7' } });
    await expect(stage.bulletins.following.stop(localCollection, 'nobody', stage.setUp().by)).rejects.toThrow(
      /\/follow list/,
    );
    await expect(
      stage.bulletins.following.stop(guildCollection('5'), 'wferry', stage.setUp().by),
    ).rejects.toThrow(/No story “wferry”/);
    expect(await stage.bulletins.following.stop(localCollection, ' WFERRY ', stage.setUp().by)).toMatchObject(
      { id: 'wferry' },
    );
    expect(await stage.bulletins.following.removeAll(localCollection)).toBe(1);
    await stage.add('mail', all);
    await stage.pass(day);
    expect(stage.writer.messages).toEqual([]);
  });

  it('stops where its channel is gone, tells so once where it was followed, and tells it all when followed anew', async () => {
    const stage = await BulletinsStage.open(start);
    const first = await stage.add('post', all);
    await followed(stage, first);
    stage.writer.answer = 'channel-gone';
    await stage.add('mail', all);
    await stage.pass(3 * hour);
    expect(stage.writer.told).toEqual(['69']);
    const [kept] = await stage.archive.followedStories.list(localCollection);
    expect(kept).toMatchObject({ stopped: 'channel-gone', attempt: null });
    expect(await stage.archive.followedStories.unknown('wferry', [first])).toEqual([]);
  });

  it('is tried again where Discord cannot be reached', async () => {
    const stage = await BulletinsStage.open(start);
    await followed(stage, await stage.add('post', all));
    stage.writer.answer = new Error('Discord cannot be reached');
    await stage.add('mail', all);
    await stage.pass(3 * hour);
    stage.writer.answer = null;
    await stage.pass(hour);
    expect(told(stage)).toHaveLength(1);
    expect(stage.logged.length).toBeGreaterThan(3);
  });
});

async function killedAt(kill: (stage: BulletinsStage) => void, awayMs: number): Promise<BulletinsStage> {
  const stage = await BulletinsStage.open(start);
  await followed(stage, await stage.add('post', all));
  await stage.pass(minute);
  await stage.add('mail', all);
  kill(stage);
  await stage.pass(10 * minute);
  await stage.kill();
  stage.writer.afterSending = () => undefined;
  await stage.pass(awayMs);
  return stage;
}

describe('a process that is killed while it tells of a story', () => {
  const steps = Array.from({ length: 10 }, (_, index) => index + 1);

  it.each(steps)('has it told once where another is back at once: step %i', async (step) => {
    const stage = await BulletinsStage.open(start);
    await followed(stage, await stage.add('post', all));
    await stage.pass(minute);
    await stage.add('mail', all);
    stage.seen.killBefore(stage.seen.steps + step);
    await stage.pass(minute + 1_000);
    await stage.kill();
    await stage.pass(10_000);
    await stage.start();
    await stage.pass(3 * hour);
    expect(told(stage).map(([, ...titles]) => titles)).toEqual([['The mail reports']]);
    await stage.add('echo', all);
    await stage.pass(hour);
    expect(told(stage).map(([, ...titles]) => titles)).toEqual([['The mail reports'], ['The echo reports']]);
  });

  it('has it told once where it was killed when the message had gone out', async () => {
    const stage = await killedAt((living) => {
      living.writer.afterSending = () => living.seen.kill();
    }, 30 * minute);
    expect(stage.writer.messages).toHaveLength(1);
    await stage.start();
    await stage.pass(3 * hour);
    expect(stage.writer.messages).toHaveLength(1);
    expect(stage.logged.at(-1)).toMatchObject({ msg: expect.stringContaining('taken to be') });
    await stage.add('echo', all);
    await stage.pass(hour);
    expect(told(stage).map(([, ...titles]) => titles)).toEqual([['The mail reports'], ['The echo reports']]);
  });

  it.each(steps)('has it told twice by no means, however long it is away: step %i', async (step) => {
    const stage = await killedAt(({ seen }) => seen.killBefore(seen.steps + step), 30 * minute);
    await stage.start();
    await stage.pass(3 * hour);
    expect(stage.writer.messages.length).toBeLessThanOrEqual(1);
  });
});
