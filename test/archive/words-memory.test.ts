import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { tokensOf } from '../../src/archive/words.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const texts = 60;
const charactersOfText = 800_000;

/** Reads a long text with a word at its end that no other has. */
function readText(number: number): void {
  const word = `harbourmasters${String.fromCharCode(97 + (number % 26), 97 + Math.floor(number / 26))}`;
  const text = Buffer.from(`${'a '.repeat(charactersOfText / 2)}${word}`).toString('latin1');
  expect(tokensOf(text, 'de').at(-1)).toBe(word);
}

test('what is remembered of a word keeps nothing of the text that it stood in', () => {
  readText(0);
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  for (let number = 1; number <= texts; number += 1) readText(number);
  collectGarbage();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan((texts * charactersOfText) / 6);
});
