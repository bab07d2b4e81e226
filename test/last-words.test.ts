import { expect, test } from 'vitest';
import { SetupError, UsageError, UserError } from '../src/errors.js';
import { lastWords } from '../src/last-words.js';

test.each([
  ['the archive’s trouble', new UserError('archive-disk-full'), 1],
  ['a setup that does not work', new SetupError('The port 9 is taken: choose another.'), 1],
  ['a wrong call', new UsageError('There is no --locl.'), 2],
])('of %s: its sentence, and no stack', (_, error, exitCode) => {
  expect(lastWords(error)).toEqual({ text: error.message, exitCode });
});

test('of a command that is called otherwise where it is said: by that name', () => {
  const error = new UserError('no-feed', { name: '7' });
  expect(lastWords(error).text).toContain('/feed list');
  expect(lastWords(error, { '/feed list': 'dateline feed list' }).text).toMatch(
    / dateline feed list shows\.$/,
  );
});

test('of a defect: its stack', () => {
  const { text, exitCode } = lastWords(new TypeError('undefined is not a function'));
  expect(text).toMatch(/^Dateline failed: TypeError: undefined is not a function\n +at .*last-words\.test/);
  expect(exitCode).toBe(1);
  expect(lastWords('thrown')).toMatchObject({ text: expect.stringMatching(/^Dateline failed: .*thrown/) });
});
