import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pino } from 'pino';
import { serveDesk } from '../../src/desk/socket-server.js';
import { inventedFile } from '../cli/invented-articles.js';
import { jsonLines, startProgram } from '../cli/run-cli.js';
import { pressHouse } from './newsroom-stage.js';
import { addFile, shownAnswer } from './replies.js';

const house = pressHouse();
const mill =
  'The paper mill of Undern was bought by its workers on Tuesday for 7 million crowns.\n\nThe mill had stood still since a flood in 2016, and reopens with 80 workers.';
const question = 'Who bought the paper mill of Undern?';
const count = 300;

test('questions in Discord are answered at once while a command line imports 300 articles through the bot', async () => {
  const room = await house.open();
  const { ana, ben, cem } = room.people;
  await addFile(room.in('news', ana), 'mill.txt', mill);
  const server = await serveDesk(room.desk, room.folder, pino({ level: 'silent' }));
  const file = join(room.folder, 'many.jsonl');
  await writeFile(file, inventedFile(count));
  // It cannot open an archive of its own, so that the bot's process does the work.
  const running = startProgram('src/cli.js', ['import', file, '--json', '--collection', room.collection], {
    archive: room.folder,
    environment: { DATELINE_MODEL: '/no/such/model' },
  });
  await running.said(/(?:"status":"added"[^]*){10}/);

  for (const asker of [
    room.in('news', ben),
    room.in('other', cem),
    room.in('news', cem),
    room.in('other', ben),
  ]) {
    const startedMs = performance.now();
    const reply = await asker.command('ask', { question });
    expect(reply.acknowledgedAfterMs).toBeLessThan(2_500);
    expect(shownAnswer(reply).quotations[0]?.slice).toContain('bought by its workers');
    expect(performance.now() - startedMs).toBeLessThan(5_000);
  }
  expect(await room.articleCount()).toBeLessThan(count);

  // The rest would only take time: what was acknowledged is there.
  running.child.kill('SIGINT');
  const run = await running.ended;
  const { summary } = jsonLines<{ summary: { added: number } }>(run).at(-1)!;
  expect(run.code).toBe(130);
  expect(summary).toMatchObject({ updated: 0, duplicate: 0, refused: 0, stopped: true });
  expect(await room.articleCount()).toBe(summary.added + 1);
  await server.close();
});
