import { describe, expect, it } from 'vitest';
import { answeringWords } from '../../../src/answering/answering-words/answering-words.js';
import { findingWith } from '../../discord/answer-fixtures.js';

/** The quotation with `[…]` around what is marked. */
function marked(question: string, quote: string, key = quote): string {
  let text = '';
  let end = 0;
  for (const span of answeringWords(question, findingWith(quote, 1, key))) {
    text += `${quote.slice(end, span.start)}[${quote.slice(span.start, span.end)}]`;
    ({ end } = span);
  }
  return text + quote.slice(end);
}

describe('the words that answer', () => {
  it.each([
    [
      'somebody',
      'Who runs the port of Saltmarsh?',
      'The port of Saltmarsh has been run by Harbour Master Odile Brandt since the spring.',
      'The port of Saltmarsh has been run by [Harbour Master Odile Brandt] since the spring.',
    ],
    [
      'somebody beside whom the question names another',
      'Whom did Ada Lund meet in the town hall?',
      'Ada Lund met Pavel Wirth in the town hall, where she had waited for an hour.',
      'Ada Lund met [Pavel Wirth] in the town hall, where she had waited for an hour.',
    ],
    [
      'a day and a time',
      'When does the harbour bridge open?',
      'The harbour bridge opens on Friday at noon, two years behind its plan.',
      'The harbour bridge opens on [Friday at noon], two years behind its plan.',
    ],
    [
      'a date',
      'When was the mayor elected?',
      'The mayor was elected on 3 March 2021 by eleven votes.',
      'The mayor was elected on [3 March 2021] by eleven votes.',
    ],
    [
      'a place',
      'Where was the painting found?',
      'The painting was found in Quill Harbour, behind a wardrobe of the old customs house.',
      'The painting was found in [Quill Harbour], behind a wardrobe of the old customs house.',
    ],
    [
      'a country',
      'Which country won the regatta?',
      'Norway’s crew won the regatta in the Saltmarsh Basin after a photo finish.',
      '[Norway]’s crew won the regatta in the Saltmarsh Basin after a photo finish.',
    ],
    [
      'a number of what is asked for',
      'How many people were hurt in the crash?',
      'The crash on route 9 left at least 14 people hurt, and the road was closed for 3 hours.',
      'The crash on route 9 left [at least 14 people hurt], and the road was closed for 3 hours.',
    ],
    [
      'a sum',
      'How much did the new ferry cost?',
      'The new ferry cost $4.2 million and carries 40 cars on one deck.',
      'The new ferry cost [$4.2 million] and carries 40 cars on one deck.',
    ],
    [
      'an age',
      'How old is the champion?',
      'The 34-year-old has been champion since 2019 and will not stop now.',
      'The [34-year-old] has been champion since 2019 and will not stop now.',
    ],
    [
      'a reason',
      'Why was the ferry cancelled?',
      'The ferry was cancelled because of high winds, the operator said in a short statement.',
      'The ferry was cancelled [because of high winds], the operator said in a short statement.',
    ],
    [
      'what was said',
      'What did the mayor say about the dam?',
      'Asked about the dam after a long evening in the council, the mayor smiled and said: “It will be built.”',
      'Asked about the dam after a long evening in the council, the mayor smiled and said: [“It will be built.”]',
    ],
    [
      'a team',
      'Which team won the cup?',
      'The Quay Rovers won the cup on penalties, and half of the town sang until the morning.',
      'The [Quay Rovers] won the cup on penalties, and half of the town sang until the morning.',
    ],
    [
      'the clause that holds the words of a question of no kind',
      'Has parliament approved the new dam?',
      'After weeks of protest, parliament approved the new dam, which farmers downstream had called a folly.',
      'After weeks of protest, [parliament approved the new dam], which farmers downstream had called a folly.',
    ],
    [
      'a question in a language that it knows nothing of',
      'Hat das Parlament den neuen Staudamm gebilligt?',
      'Nach Wochen des Protests hat das Parlament den neuen Staudamm gebilligt, den die Bauern am Unterlauf eine Torheit nannten.',
      'Nach Wochen des Protests [hat das Parlament den neuen Staudamm gebilligt], den die Bauern am Unterlauf eine Torheit nannten.'.replace(
        'Nach Wochen des Protests [',
        '[Nach Wochen des Protests ',
      ),
    ],
  ])('are marked: %s', (_, question, quote, expected) => {
    expect(marked(question, quote)).toBe(expected);
  });

  it('are looked for in the sentence for which it is quoted', () => {
    const quote = 'It rained on Monday. The bridge opens on Friday.';
    expect(marked('When does the bridge open?', quote, 'The bridge opens on Friday.')).toBe(
      'It rained on Monday. The bridge opens on [Friday].',
    );
  });

  it('are that sentence where nothing in it says more', () => {
    const quote = 'It rained for a week, and the cellars of the lower town filled. Nobody was hurt.';
    expect(marked('Is the lower town safe?', quote, 'Nobody was hurt.')).toContain('[Nobody was hurt.]');
  });

  it.each([
    ['that would be all of it', 'Is it open?', 'The bridge is open.'],
    ['more than one may be meant', 'Who came?', 'Ada Lund, Pavel Wirth, Odile Brandt and Bo Kvist came.'],
    ['the question holds them itself', 'Who is Ada Lund?', 'Ada Lund came.'],
    ['there are none', 'Who came?', '…'],
  ])('are not marked where %s', (_case, question, quote) => {
    expect(marked(question, quote)).toBe(quote);
  });

  it('are never more than a part of it, apart and in order, whatever is asked', () => {
    const questions = [
      'Who?',
      'When?',
      'Where?',
      'How many died?',
      'Why?',
      'What did he say?',
      'Which team?',
      '',
    ];
    const quote =
      'On Monday, Ada Lund said in Paris: “We lost 12 men in May 2021 because of the storm,” and on Friday Bo Kvist of the Quay Rovers said the same in Rome.';
    for (const question of questions) {
      const spans = answeringWords(question, findingWith(quote));
      const length = spans.reduce((sum, { start, end }) => sum + end - start, 0);
      expect(length).toBeLessThanOrEqual(quote.length * 0.6);
      for (const [index, { start, end }] of spans.entries()) {
        expect(start).toBeGreaterThan(spans[index - 1]?.end ?? -1);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(quote.length);
      }
    }
  });

  it('never reach over the end of a line', () => {
    const quote = 'The list:\nAda Lund\nBo Kvist\nOdile Brandt of the harbour office in the old town';
    for (const question of [
      'Who is on the list of the harbour office?',
      'Is the harbour office on the list?',
    ]) {
      for (const { start, end } of answeringWords(question, findingWith(quote)))
        expect(quote.slice(start, end)).not.toContain('\n');
    }
  });
});
