import { beforeAll, describe, expect, test } from 'vitest';
import { claimLines } from './claim-lines.js';
import { addArticles, type NewsroomArticle } from './newsroom-articles.js';
import { pressHouse, type Newsroom } from './newsroom-stage.js';

const house = pressHouse();
let room: Newsroom;

beforeAll(async () => {
  room = await house.open();
  await addArticles(room.desk, room.collection, claimLines<NewsroomArticle>('articles'));
});

describe('“Check this” in a server', () => {
  const menu = 'Check this';
  const text =
    'Zephyr Rail bought Coastal Buses for 95 million pounds. Ada Quennell was born in Tarn in 1931. Nice, or not?';

  test('says privately what the archive says to each claim, and is shared with one press, once', async () => {
    const { ben, cem } = room.people;
    const message = await room.in('news', cem).say(text);
    const reply = (await room.in('news', ben).menu(menu, message)).messages[0]!;
    expect(reply.ephemeral).toBe(true);
    const description = reply.embeds[0]?.description ?? '';
    expect(description).toMatch(
      /1\.\*\* Zephyr .*\n✘ .*\n> Zephyr Rail has bought Coastal Buses for 85 million pounds/,
    );
    expect(description).toMatch(/2\.\*\* Ada .*\n✔ .*\n> Ada Quennell was born in Tarn in 1931\. \[2\]/);
    expect(description).not.toContain('or not');

    const id = /Check (\w{8})/.exec(reply.embeds[0]?.footer?.text ?? '')?.[1] ?? '';
    const pressed = await room.in('news', ben).press(reply, `share-check:${id}`);
    const shared = pressed.messages.find(({ ephemeral }) => !ephemeral)!;
    expect(shared.embeds[0]?.description).toContain(
      'Shared by ben. About [this message](https://discord.com/channels/',
    );
    expect(shared.pings).toEqual([]);
    const sources = await room.in('news', cem).press(shared, `sources:${id}`);
    expect(sources.messages[0]?.embeds[0]?.title).toContain('Sources');
    const again = await room
      .in('news', ben)
      .press(reply, `share-check:${id}`)
      .catch((error: unknown) => error);
    expect(again instanceof Error ? again.message : JSON.stringify(again)).toMatch(
      /shared already|no button|share-check/,
    );
  });

  test('carries nothing of an article that was removed meanwhile', async () => {
    const { ana, ben, cem } = room.people;
    const message = await room.in('news', cem).say('Ada Quennell married the painter Piers Holm in 1966.');
    const reply = (await room.in('news', ben).menu(menu, message)).messages[0]!;
    expect(reply.embeds[0]?.description).toContain('✘');
    const id = /Check (\w{8})/.exec(reply.embeds[0]?.footer?.text ?? '')?.[1] ?? '';
    const stored = await room.archive.collection(room.collection).answer(id);
    const by = { id: ana.id, name: 'ana', mayManage: true };
    const article = stored?.sources[0]?.article ?? '';
    await room.desk.removeArticle({ collection: room.collection, article, by });
    const shared = (await room.in('news', ben).press(reply, `share-check:${id}`)).messages.find(
      ({ ephemeral }) => !ephemeral,
    );
    expect(shared?.embeds[0]?.description).toContain('Nothing found');
    expect(shared?.embeds[0]?.description).not.toContain('> ');
  });
});
