import { beforeAll, expect, test } from 'vitest';
import type { ChatMessage } from '../../src/chat/chat-session.js';
import { pressHouse, type Newsroom } from './newsroom-stage.js';
import { addFile, askIn, onlyMessage, refusal, shownEmbed, sourcesIn } from './replies.js';

const house = pressHouse();
let room: Newsroom;
const question = 'To whom was the windmill of Brannow sold?';
const text = `Title: Windmill of Brannow sold
Source: Brannow Post
Date: 2024-02-20

The windmill of Brannow was sold to the miller Odalric Vessem for ninety crowns on Monday.

He wants to grind rye there again, for the first time since the great storm.`;

beforeAll(async () => {
  room = await house.open();
});

test('an article is removed, is found no more, and comes back by its button', async () => {
  const { ana, ben } = room.people;
  await addFile(room.in('news', ana), 'mill.txt', text);
  const answer = await askIn(room.in('news', ben), question);
  expect(answer.quotations[0]?.slice).toContain('Odalric Vessem');
  const [choice] = await room.in('news', ben).autocomplete('articles remove', 'article', 'windmill');
  const article = String(choice?.value);
  const refused = refusal(await room.in('news', ben).command('articles remove', { article }));
  expect(refused).toContain('Only ana, who added this article,');

  const removed = onlyMessage(await room.in('news', ana).command('articles remove', { article }));
  expect((await askIn(room.in('news', ben), question)).quotations).toEqual([]);
  const cited = shownEmbed(await sourcesIn(room.in('news', ben), answer.id)).text;
  expect(cited).toMatch(/^\[1\] Windmill of Brannow sold\. Brannow Post\. Removed from the archive \d/);
  expect(cited).not.toContain('Vessem');

  await room.in('news', ana).press(removed, undoId(removed));
  expect((await askIn(room.in('news', ben), question)).quotations[0]?.slice).toContain('Odalric Vessem');
  const again = shownEmbed(await sourcesIn(room.in('news', ben), answer.id)).text;
  expect(again).not.toContain('Removed');
});

test('a correction is cited from then on, and the list shows it', async () => {
  const { ana, ben } = room.people;
  const session = room.in('news', ana);
  const [choice] = await session.autocomplete('articles edit', 'article', 'windmill');
  const form = await session.command('articles edit', { article: String(choice?.value) });
  await session.submit(form, { title: 'Mill has a new owner', authors: 'Ada Lund; Jon Ek' });
  const answer = await askIn(room.in('news', ben), question);
  expect(answer.sourceLines[0]).toContain('Mill has a new owner');
  const list = shownEmbed(await room.in('other', ben).command('articles list', { outlet: 'Brannow Post' }));
  expect(list.title).toBe('1 article');
  expect(list.text).toContain('Mill has a new owner');
  const shown = shownEmbed(await room.in('other', ben).command('articles show', { article: 'mill' }));
  expect(shown.text).toContain('By Ada Lund, Jon Ek');
  expect(shown.text).toContain('2: facts corrected by ana');
});

function undoId(message: ChatMessage): string {
  return /"custom_id":"(articles-undo:[^"]+)"/.exec(JSON.stringify(message.components))?.[1] ?? '';
}
