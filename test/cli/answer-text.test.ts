import { expect, test } from 'vitest';
import { answerText } from '../../src/cli/answer-text.js';
import { answerWith } from '../discord/answer-fixtures.js';

test('an answer at the command line is what the bot would send, and how to cite it there', () => {
  const coverage = { story: 's1', articles: 4, independentOutlets: 3 };
  expect(answerText(answerWith({ coverage }))).toBe(
    [
      '🟢 When does the harbour bridge open?',
      '│ The bridge opens on Friday at noon. [1]',
      'The Quayside Post · 13 Dec 2024',
      '',
      '🗞️ 3 independent outlets report this event, in 4 articles.',
      '',
      'Sources',
      '[1] Harbour bridge opens, part 1 (https://quayside.example/bridge/1#:~:text=The%20bridge%20opens%20on%20Friday%20at%20noon) · fetched from quayside.example',
      'Answer k3v9q2xw · “dateline sources k3v9q2xw” cites it at any time',
    ].join('\n'),
  );
});
