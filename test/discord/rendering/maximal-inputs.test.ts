import { describe, expect, it } from 'vitest';
import { languageCodes } from '../../../src/locales/language.js';
import { judge } from '../../discord-harness/openapi-judge.js';
import { foreignIn } from '../../journey/interactions/harm-in.js';
import { messagesOf } from './maximal-messages.js';

/** Texts that take the most room: of letters, of what is escaped, of two units each, and of many hostile pieces. */
const longTexts: readonly string[] = [
  'word '.repeat(800),
  '*'.repeat(4000),
  '😀'.repeat(2000),
  '||x|| <@1> [x](https://evil.example) @everyone '.repeat(90),
];
// What a text does is the same in every language; how much room the words take is not.
const cases = languageCodes.flatMap((code) =>
  (code === 'en' ? longTexts : longTexts.slice(0, 1)).map((text) => ({ code, text })),
);
const names = Object.keys(messagesOf('x', 'en'));

describe.each(names)('%s', (name) => {
  it('keeps to what Discord takes, and lets nothing through, however much there is to show', () => {
    for (const { code, text } of cases) {
      const message = messagesOf(text, code)[name]!();
      const { content, embeds, components } = message;
      const body = JSON.parse(JSON.stringify({ content, embeds, components })) as object;
      expect(judge({ method: 'POST', path: '/channels/1/messages', body })).toEqual([]);
      const shown = [
        content,
        ...embeds.flatMap(({ title, description }) => [title ?? '', description ?? '']),
      ];
      expect(shown.flatMap(foreignIn)).toEqual([]);
      // A link that is cut in its middle would end in no bracket.
      expect(shown.join('\n')).not.toMatch(/(?<!\\)\]\([^)]*$/m);
    }
  });
});
