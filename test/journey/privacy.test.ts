import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { userCollection } from '../../src/archive/collection-id.js';
import type { ChatMessage } from '../../src/chat/chat-session.js';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import { buttonNamed } from '../commands/button-named.js';
import { pressHouse, type Newsroom } from './newsroom-stage.js';
import { addFile, onlyMessage, refusal, sourcesIn } from './replies.js';

const house = pressHouse();

/** A text that somebody pastes into a server, and one that he keeps for himself. */
const seals = 'The harbour of Torsund counted forty seals on its breakwater. They sleep there until noon.';
const diary =
  'The lighthouse of Brunsholm burned for three hours. Nobody was hurt, wrote the keeper Oddmund.';
/** Words that stand in no article: only he asks with them. */
const publicWord = 'zygomorph';
const privateWord = 'quixotry';
const reason = 'xylographic nonsense';

/** Names of files of the archive that hold these words, whatever their capitals. */
async function filesWith(folder: string, words: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((each) => each.isFile() || each.isDirectory())) {
    const path = join(entry.parentPath, entry.name);
    const bytes = entry.isFile() ? (await readFile(path)).toString('latin1') : '';
    if (`${entry.name} ${bytes}`.toLowerCase().includes(words.toLowerCase())) found.push(entry.name);
  }
  return found;
}

const exported = async (session: LoopbackSession): Promise<string> => {
  const { attachments } = onlyMessage(await session.command('privacy export'));
  return Buffer.from(attachments[0]?.bytes ?? []).toString();
};
const shown = async (session: LoopbackSession) =>
  onlyMessage(await session.command('privacy show')).embeds[0]?.description ?? '';
const ask = async (session: LoopbackSession, question: string, isPrivate = false): Promise<ChatMessage> =>
  onlyMessage(await session.command('ask', { question, private: isPrivate }));
const idOf = ({ embeds }: ChatMessage) =>
  /^Answer ([0-9a-z]{8})\b/.exec(embeds[0]?.footer?.text ?? '')?.[1] ?? '';

/** Cem, a moderator for once, gives the server an article, asks in public, in private, in a hidden channel and in direct messages. */
async function live(room: Newsroom) {
  const { ben, cem } = room.people;
  room.loopback.addMember(room.server.id, cem, 'moderator');
  const [news, staff, direct] = [room.in('news', cem), room.in('staff', cem), room.inPrivate(cem)];
  for (const [session, text] of [
    [news, seals],
    [direct, diary],
  ] as const)
    await addFile(session, 'pasted.txt', text, { title: 'Seals', outlet: 'Post' });
  const open = await ask(news, `How many seals did the ${publicWord} harbour of Torsund count?`);
  const closed = await ask(news, `Who wrote of the ${privateWord} seals?`, true);
  const hidden = await ask(staff, `Where do the ${privateWord} seals sleep?`);
  const own = await ask(direct, `How long did the ${privateWord} lighthouse burn?`);
  const bens = await ask(room.in('news', ben), 'Until when do the seals of Torsund sleep?');
  const { desk, collection } = room;
  const givenBy = { personId: cem.id, helpful: false, reason };
  await desk.opinions.give(collection, { ...givenBy, answerId: idOf(bens) });
  await news.command('digest daily', { time: '08:00' });
  await news.command('follow story', { topic: 'seals of Torsund' });
  return { open, closed, hidden, own, bens };
}

test('who sees and who keeps what: private answers, hidden channels, other servers, audit, and nothing left of whoever leaves', async () => {
  const room = await house.open();
  const { ana, ben, cem, dora } = room.people;
  const answers = await live(room);
  const answerIds = Object.values(answers).map(idOf);
  expect(answerIds.every((id) => id.length > 3)).toBe(true);

  // What is his, others get in the very words for what does not exist.
  const unknown = refusal(await sourcesIn(room.in('news', ben), 'zzzzzzzz'));
  for (const message of [answers.closed, answers.hidden, answers.own]) {
    for (const session of [room.in('news', ben), room.inElsewhere(dora), room.inPrivate(ben)]) {
      const told = refusal(await sourcesIn(session, idOf(message)));
      expect(told.replaceAll(idOf(message), '')).toBe(unknown.replaceAll('zzzzzzzz', ''));
    }
  }
  const audit = onlyMessage(await room.in('news', ana).command('audit')).embeds[0]?.description;
  expect(audit).toContain('**cem** added the article');

  // Nobody is shown more of it than he; a moderator neither.
  const all = await exported(room.inPrivate(cem));
  for (const words of [publicWord, privateWord, reason, 'Oddmund', '"daily"', 'article-added']) {
    expect(all).toContain(words);
  }
  expect(all).not.toContain(ben.id);
  for (const session of [room.in('news', ana), room.in('news', ben), room.inElsewhere(dora)]) {
    const theirs = await exported(session);
    for (const words of [publicWord, privateWord, reason]) expect(theirs).not.toContain(words);
  }
  expect(await shown(room.in('news', cem))).toContain('4 questions');
  expect(await shown(room.inPrivate(cem))).toContain('1 article of your own');

  for (const words of [cem.id, publicWord, privateWord, reason]) {
    expect(await filesWith(room.folder, words)).not.toEqual([]);
  }
  const question = onlyMessage(await room.in('news', cem).command('privacy delete'));
  const done = await room.in('news', cem).press(question, buttonNamed(question, 'Delete it all'));
  expect(onlyMessage(done).embeds[0]?.description).toContain('4 questions, with my answers');
  expect(await shown(room.inPrivate(cem))).toMatch(/^Nothing\./);
  expect(await exported(room.in('news', cem))).toContain('"records":[\n\n]');

  // What he gave to the server stays, and others' answers with it; nobody reads who gave it.
  expect(await room.articleCount()).toBe(1);
  const bens = onlyMessage(await sourcesIn(room.in('news', ben), idOf(answers.bens)));
  expect(JSON.stringify(bens)).toContain('Seals');
  const after = onlyMessage(await room.in('news', ana).command('audit')).embeds[0]?.description;
  expect(after).toContain('**somebody** added the article');
  expect(await room.archive.collection(room.collection).verify()).toEqual([]);
  expect(await room.archive.collections()).not.toContain(userCollection(cem.id));
  await room.close();

  // Ten minutes later the bytes are gone, too.
  const later = await house.open({ folder: room.folder, daysLater: 1 });
  await later.desk.startJobs();
  await later.desk.jobs.settled();
  for (const words of [cem.id, '"cem"', publicWord, privateWord, reason, 'Oddmund']) {
    expect([words, await filesWith(room.folder, words)]).toEqual([words, []]);
  }
  expect(await later.articleCount()).toBe(1);
}, 120_000);
