import { createHash } from 'node:crypto';
import { kindOfQuestion } from '../../answering/question-kind.js';
import type { Filters } from '../../archive/answer.js';
import { wordsOf } from '../../archive/words.js';
import type { AliasTable } from '../../search/alias-table.js';
import { readQuestion } from '../../search/question.js';
import { readTime } from '../../search/time/read-time.js';

/**
 * Equal for questions that ask for the same: for the same kind of thing ("who", "when"), by the same telling words in the
 * same order, whatever their endings and whichever of its names a thing is called by, narrowed alike. Their order counts,
 * because "Did Anna sue Ben?" is not "Did Ben sue Anna?". Words that count from the day of asking ("this week") make
 * questions of different days different.
 * @param asOf the day on which it is asked, `YYYY-MM-DD`.
 */
export function requestKey(
  question: string,
  { since, until, outlet }: Filters,
  asOf: string,
  aliases: AliasTable,
): string {
  const { text, terms } = readQuestion(question, aliases);
  // All names of a thing have the same forms; of other words the first is the stem.
  const asked = terms.map(({ forms, isAlias }) =>
    (isAlias ? forms : forms.slice(0, 1))
      .map((form) => form.join(' '))
      .toSorted()
      .join('|'),
  );
  const words = wordsOf(text);
  const day = readTime(text, asOf)?.kind === 'relative' ? asOf : null;
  const parts = [
    kindOfQuestion(text),
    asked.length > 0 ? asked : words,
    // A single digit is no term to search for, and yet "Apollo 8" is not "Apollo 9".
    words.filter((word) => /\d/.test(word)),
    since,
    until,
    outlet?.toLowerCase() ?? null,
    day,
  ];
  // The words of a question are the asker's own, and go with him; this stays.
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
