import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentsOf, differing } from '../../../../bench/damage/contents.js';
import { flipBit } from '../../../../bench/damage/judge-flip.js';
import { localCollection } from '../../../../src/archive/collection-id.js';
import { damageOfLog, transactionsBehindDamage } from '../../../../src/archive/embedded/care/log-damage.js';
import { logFrames } from '../../../../src/archive/embedded/care/log-frames.js';
import { temporaryFolder } from '../temporary-collection.js';
import { expectMendable, killedWithDamagedLog, openSample, remedies } from './damaged-files.js';

test('a flipped bit in the header of a log does not lose all of it', async () => {
  const killed = await killedWithDamagedLog(17);
  const whole = damageOfLog(killed.database)?.mended?.logs[0] ?? Buffer.of();
  // In what it is, the size of its pages, how often it was begun, what its pages are told by, and its sums.
  for (const byte of [2, 10, 15, 17, 30]) {
    await writeFile(killed.log, whole);
    expect(damageOfLog(killed.database)).toBeNull();
    flipBit(killed.log, { byte, bit: 5 });
    const damage = damageOfLog(killed.database);
    expect(damage?.transactions).toBe(4);
    expect(damage?.mended?.logs.map((log) => log.equals(whole))).toEqual([true]);
  }
  await expectMendable(killed);
});

test('a bit of a page that others would make up for is not guessed: the page is taken as it is', async () => {
  const { database, log } = await killedWithDamagedLog();
  const whole = damageOfLog(database)?.mended?.logs[0] ?? Buffer.of();
  const [first] = logFrames(whole);
  const page = (bytes: Buffer | undefined) => bytes?.subarray((first?.start ?? 0) + 24, first?.end);
  const turnedBack = new Map<number, number>();
  // The greatest byte of a number that is summed, and the least.
  for (const byte of [32 + 24 + 4_095, 32 + 24 + 4_092]) {
    for (const bit of [0, 4, 7]) {
      await writeFile(log, whole);
      flipBit(log, { byte, bit });
      const damaged = await readFile(log);
      const { isTurnedBack, logs } = damageOfLog(database)?.mended ?? { isTurnedBack: false, logs: [] };
      expect(page(logs[0])?.equals(page(isTurnedBack ? whole : damaged) ?? Buffer.of())).toBe(true);
      expect(logs.flatMap((each) => logFrames(each)).filter(({ fits }) => !fits)).toEqual([]);
      turnedBack.set(byte, (turnedBack.get(byte) ?? 0) + Number(isTurnedBack));
    }
  }
  expect(turnedBack.get(32 + 24 + 4_092)).toBe(3);
  expect(turnedBack.get(32 + 24 + 4_095)).toBeLessThan(3);
});

test.each([
  ['the words of a row', 24 + 4_095],
  ['which page it is', 3],
])('a bit that others would make up for is mended where it stands in %s', async (_what, at) => {
  const killed = await killedWithDamagedLog();
  const whole = damageOfLog(killed.database)?.mended?.logs[0] ?? Buffer.of();
  const copy = join(await temporaryFolder(), 'copy.sqlite');
  await copyFile(killed.database, copy);
  await writeFile(`${copy}-wal`, whole);
  const before = contentsOf(copy);
  for (const { start } of logFrames(whole)) {
    await writeFile(killed.log, whole);
    flipBit(killed.log, { byte: start + at, bit: 7 });
    if (damageOfLog(killed.database)?.mended?.isTurnedBack === false) break;
  }
  const archive = await openSample(killed.folder);
  const collection = archive.collection(localCollection);
  expect((await collection.repair(remedies))[0]).toMatchObject({
    done: expect.stringContaining('compared with their own checksums'),
  });
  expect(await collection.verify()).toEqual([]);
  await archive.close();
  // The words of articles are numbered anew; verifying compares them with the texts.
  const anew = ['article_terms', 'article_words', 'passage_words'];
  expect(differing(before, killed.database).filter((name) => !anew.includes(name))).toEqual([]);
});

test('a log whose header is gone is told to be damaged, not taken for empty', async () => {
  const { database, log } = await killedWithDamagedLog();
  const bytes = damageOfLog(database)?.mended?.logs[0] ?? Buffer.of();
  await writeFile(log, bytes.fill(0, 0, 32));
  expect(transactionsBehindDamage(database)).toBe(3);
  expect(damageOfLog(database)).toEqual({ transactions: 3, mended: null });
  // Nothing was written behind a header that a crash has torn.
  await writeFile(log, bytes.subarray(0, 32));
  expect(transactionsBehindDamage(database)).toBeNull();
});
