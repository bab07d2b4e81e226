import { expect, test } from 'vitest';
import { namesIn } from '../../../src/reading/stories/names.js';

test.each<[string, string, readonly string[]]>([
  ['people and places', 'On the quay of Torsund the nurse Marta Lien waited.', ['torsund', 'marta', 'lien']],
  ['no first word of a sentence', 'Rain fell. Then it stopped! Was it over? Nobody knew.', []],
  ['nor behind a colon, a mark or a line', 'He said: Go.\nShe left. “Stay,” he said. (Later she came.)', []],
  ['diacritics are folded', 'a goal by Luka Perić in the town of Århus', ['luka', 'peric', 'arhus']],
  ['possessives', 'it was Nordline’s ship and the captain’s fault', ['nordline']],
  ['no pronoun and no stop word', 'and then I said that The reason is simple', []],
  ['a script without capitals', '渡轮在岛外搁浅', []],
  ['German nouns too', 'vor der Insel lief die Fähre auf', ['insel', 'fahre']],
])('%s', (_case, text, names) => {
  expect([...namesIn(text)]).toEqual(names);
});

test('a long text takes little time', () => {
  const started = performance.now();
  namesIn('A'.repeat(200_000));
  namesIn('Aa '.repeat(200_000));
  namesIn("A'".repeat(100_000));
  expect(performance.now() - started).toBeLessThan(1_000);
});
