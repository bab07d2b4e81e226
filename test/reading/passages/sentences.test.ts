import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../../src/reading/passages/sentences.js';
import { processorMs } from '../../processor-time.js';

/** A stroke stands where a sentence must end; the text is read without strokes. */
const cases: readonly (readonly [string, string])[] = [
  ['plain', 'The tram runs again.| The bridge stays shut.'],
  ['question and cry', 'Who paid?| Nobody!| The town did.'],
  ['no final mark', 'The tram runs again.| The bridge stays shut'],
  ['one sentence', 'The tram runs again.'],
  ['Mr.', 'Mr. Brandt spoke.| Mrs. Vale did not.'],
  ['Dr. and Prof.', 'Dr. Ana Vale and Prof. Ivo Marsh agreed.| They left.'],
  ['ranks', 'Lt. Gen. Ola Brandt met Maj. Gen. Marsh.| Both smiled.'],
  ['Sen. and Rep.', 'Sen. Vale and Rep. Marsh voted.| It passed.'],
  ['U.S. before a name', 'U.S. Secretary Ola Brandt came.| He left on Friday.'],
  ['U.S. at the end', 'He flew to the U.S.| The trip took a day.'],
  ['U.S. before lower case', 'The U.S. army left.| It came back.'],
  ['U.N. with a hyphen', 'A then-U.N. Secretary spoke.| Few listened.'],
  ['D.C.', 'She lives in Washington, D.C.| The house is small.'],
  ['month', 'On Dec. 13 the port shut.| It opened on Jan. 2, 2025.'],
  ['month at the end', 'It opens in Dec.| The mayor is glad.'],
  ['No. 10', 'No. 10 refused.| A spokesman said no.'],
  ['No as an answer', 'Will it rain?| No.| It will snow.'],
  ['a.m. with a zone', 'At 5 a.m. EST the bell rang.| All woke.'],
  ['p.m. with a day', 'At 5 p.m. Friday the bell rang.| All woke.'],
  ['p.m. at the end', 'The bell rang at 5 p.m.| Brandt woke.'],
  ['decimal', 'It cost 3.5 million.| That is much.'],
  ['version and time', 'Release 2.0.1 came at 10.30 that night.| It failed.'],
  ['glued initials', 'J.K. Rowling wrote it.| The book sold.'],
  ['spaced initials', 'J. R. R. Tolkien wrote it.| The book sold.'],
  ['middle initial', 'George W. Bush spoke.| The hall was full.'],
  ['e.g. and i.e.', 'Fruit, e.g. apples, i.e. Boskoop, fell.| It was ripe.'],
  ['v.', 'The case Vale v. Marsh ended.| Marsh lost.'],
  ['vs.', 'It was Delvona vs. Orn on Sunday.| Orn won.'],
  ['Inc. inside', 'Northlight Inc. Chairman Ivo Marsh resigned.| Shares fell.'],
  ['Inc. at the end', 'He sold Northlight Inc.| The price was low.'],
  ['Jr.', 'Ola Brandt Jr. Won nothing.| He smiled.'],
  ['St. before a name', 'St. Petersburg froze.| Ice lay on the river.'],
  ['etc.', 'Pears, plums, etc. were sold.| Few bought.'],
  ['Co.', 'The firm was Marsh & Co.| It is old.'],
  ['ellipsis inside', 'We saw… the chance… to talk.| It passed.'],
  ['ellipsis before I', 'We talked, and… I think… I know it.| Truly.'],
  ['ellipsis at the end', 'We waited...| Then it came.'],
  ['ellipsis opens a quotation', 'He said: “… We shall see.”| Nobody saw.'],
  ['stop inside the quotation', '“We are done.”| He left.'],
  ['straight quotes', '"We are done."| He left.'],
  ['speaker in lower case', '“Are we done?” he asked.| Nobody spoke.'],
  ['speaker with a name', '“Are we done?” Ola Brandt asked.| Nobody spoke.'],
  ['cry and speaker', '“Never!” said Vale.| She meant it.'],
  ['two sentences in one quotation', '“We came.| We saw,” he said.'],
  ['comma in the quotation', '“We came,” he said.| “We saw.”'],
  ['question then another sentence', '“Are we done?”| The hall was empty.'],
  ['single quotes', '‘We are done.’| He left.'],
  ['guillemets', '« C’est fini. »| Il partit.'],
  ['French question', '« Pourquoi ? » dit-il.| Rien.'],
  ['German quotes', '„Das ist gut.“| Er ging.'],
  ['parenthesis inside', 'The mayor (who paid? nobody knows) left.| He slept.'],
  ['parenthesis with a sentence', 'The mayor left.| (He came back.)| All slept.'],
  ['capital inside a parenthesis', 'It fell (see Fig. 3. Table 2) by half.| Then it rose.'],
  ['open bracket never closed', 'It fell (by half.| Then it rose.'],
  ['footnote', 'It fell by half.[12]| Then it rose.'],
  ['German ordinal', 'Am 13. Dezember kam er.| Der 2. Versuch gelang.'],
  ['German abbreviations', 'Das sind z.B. Äpfel, d.h. Obst.| Sie fielen.'],
  ['year at the end', 'It began in 2020.| The end is far.'],
  ['number at the start', '13 people fell.| 12 got up.'],
  ['age at the end', 'She was 13.| Her brother was 15.'],
  ['list number', '1. The road is shut.| 2. The bridge is open.'],
  ['Turkish', 'Bakan 13 Aralık’ta geldi.| Prof. Dr. Ali Veli konuştu.'],
  ['Japanese', '橋は開いた。|電車は走る。'],
  ['Japanese quotation', '「橋は開いた。」と述べた。|電車は走る。'],
  ['Chinese', '桥开了！|车来了吗？|来了。'],
  ['Arabic', 'وصل الوزير.| هل غادر؟| نعم.'],
  ['Hindi', 'पुल खुला।| रेल चली।'],
  ['Spanish', '¿Quién pagó?| ¡Nadie!| El Sr. Vale calló.'],
  ['brand in lower case', 'The firm fell.| iPhone sales rose.'],
  ['letters with stops', 'It said 4.5 p.c. of it.| Fine.'],
  ['heading without a stop', 'The road ahead|\n\nThe bridge is open.'],
  ['paragraphs', 'It is open.|\n\nIt is shut.'],
  ['wrapped line', 'The bridge is\nopen again.|\nThe tram runs.'],
  ['emoji', 'It is open!| 🎉 The tram runs.'],
  ['several marks', 'Really?!| Yes!!!| Fine.'],
  ['web address', 'See www.ledger.example for more.| It is free.'],
  ['glued words', 'It cost 3.Five were sold.| Two stayed.'],
];

describe('splitSentences', () => {
  test.each(cases)('%s', (_name, marked) => {
    const expected = marked.split('|').map((sentence) => sentence.trim());
    const text = marked.replaceAll('|', '');
    expect(splitSentences(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });

  test.each(['', ' ', '\n\n\n', '\t \u00A0'])('nothing in %j', (text) => {
    expect(splitSentences(text)).toEqual([]);
  });

  test.each([
    '...',
    '?!',
    '.',
    '(((',
    '“',
    '。',
    '((('.repeat(50_000),
    '.'.repeat(100_000),
    'a.'.repeat(100_000),
  ])('odd text %#: spans stay in order and inside', (text) => {
    let end = 0;
    for (const span of splitSentences(text)) {
      expect(span.start).toBeGreaterThanOrEqual(end);
      expect(span.end).toBeGreaterThan(span.start);
      end = span.end;
    }
    expect(end).toBeLessThanOrEqual(text.length);
  });

  test('5 MB take less than a second', () => {
    const paragraph =
      'Mr. Brandt of the U.S. embassy said (on Dec. 13) that “nothing is lost.” He left at 5 p.m. Friday.\n\n';
    const text = paragraph.repeat(Math.ceil(5e6 / paragraph.length));
    let count = 0;
    const tookMs = processorMs(() => (count = splitSentences(text).length));
    expect(count).toBe((text.length / paragraph.length) * 2);
    expect(tookMs).toBeLessThan(1_000);
  });
});
