import { expect, test } from 'vitest';
import type { ChatReply } from '../../src/chat/chat-session.js';
import { pressHouse } from './newsroom-stage.js';
import { addFile, refusal, shownAnswer, shownEmbed, sourcesIn } from './replies.js';

const house = pressHouse();

const mill =
  'The paper mill of Undern was bought by its workers on Tuesday for 7 million crowns.\n\nThe mill had stood still since a flood in 2016, and reopens with 80 workers.';
const question = 'Who bought the paper mill of Undern?';
const bought = 'bought by its workers';

const towns = ['Lindmark', 'Orrin Bay', 'Castel Verro', 'Hallow Ridge', 'Saint Erlo', 'Dunmere'];
const deeds = ['reopened the bridge', 'postponed the vote', 'signed a treaty on water', 'closed two schools'];

/** A report of some 600 words, like no other. */
function report(index: number): string {
  const sentences = Array.from({ length: 30 }, (_, line) => {
    const number = index * 30 + line;
    const [town, deed] = [towns[number % towns.length], deeds[(number >> 2) % deeds.length]];
    return `On day ${number} of the year the council of ${town} ${deed}, which concerns ${number * 3 + 7} people there.`;
  });
  return `Report number ${index} from ${towns[index % towns.length]}\n\n${sentences.join(' ')}`;
}

test('a question is answered at once while 60 articles are being added, and none of them is lost', async () => {
  const room = await house.open();
  const { ana, ben, cem } = room.people;
  await addFile(room.in('news', ana), 'mill.txt', mill);
  let added = 0;
  const work = Array.from({ length: 60 }, async (_, index) => {
    const reply = await addFile(room.in('other', ana), `report-${index}.txt`, report(index));
    added += 1;
    return reply;
  });

  for (const asker of [room.in('news', ben), room.in('other', cem), room.in('news', cem)]) {
    const startedMs = performance.now();
    const reply = await asker.command('ask', { question });
    expect(reply.acknowledged).toBe('deferred');
    expect(reply.acknowledgedAfterMs).toBeLessThan(2_500);
    expect(shownAnswer(reply).quotations[0]?.slice).toContain(bought);
    expect(performance.now() - startedMs).toBeLessThan(5_000);
  }
  expect(added).toBeLessThan(60);

  const replies = await Promise.all(work);
  for (const reply of replies) {
    expect(reply.acknowledgedAfterMs).toBeLessThan(3_000);
    expect(shownEmbed(reply).title).toBe('Added');
  }
  expect(await room.articleCount()).toBe(61);
});

test('told to stop in the middle of an answer and of an article, the bot finishes both, and turns others away', async () => {
  const room = await house.open();
  const { ana, ben, cem } = room.people;
  const { folder } = room;
  await addFile(room.in('news', ana), 'mill.txt', mill);
  let acknowledged = 0;
  const stopping = new Promise<{ closed: Promise<void>; late: Promise<ChatReply> }>((resolve) => {
    room.loopback.onRequest(({ path }) => {
      if (!path.endsWith('/callback')) return;
      acknowledged += 1;
      // Both are acknowledged, and what was begun last is not done: now the bot is told to stop.
      if (acknowledged !== 2) return;
      const closed = room.bot.close();
      resolve({ closed, late: room.in('news', cem).command('ask', { question }) });
    });
  });
  const asking = room.in('news', ben).command('ask', { question });
  const adding = addFile(room.in('other', ana), 'report.txt', report(1));
  const { closed, late } = await stopping;
  expect(refusal(await late)).toMatch(/^I am just being restarted: please try again/);
  const [answered, added] = await Promise.all([asking, adding]);
  const answer = shownAnswer(answered);
  expect(answer.quotations[0]?.slice).toContain(bought);
  expect(shownEmbed(added).title).toBe('Added');
  await closed;
  await room.close();

  const again = await house.open({ folder, daysLater: 1 });
  expect(await again.articleCount()).toBe(2);
  expect(shownEmbed(await sourcesIn(again.in('other', again.people.cem), answer.id)).footer).toContain(
    answer.id,
  );
});
