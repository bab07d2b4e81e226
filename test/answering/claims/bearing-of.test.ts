import { describe, expect, it } from 'vitest';
import { bearingOf, readClaim } from '../../../src/answering/claims/bearing-of.js';

/** What a sentence says to a claim, of an article of Friday, 10 May 2024. */
function bearing(
  claim: string,
  text: string,
  more: { previous?: string; rest?: string; language?: string } = {},
) {
  const article = {
    text: `${more.previous ?? ''} ${text} ${more.rest ?? ''}`,
    publishedAt: '2024-05-10',
    language: more.language ?? 'en',
  };
  const sentence = { text, previous: more.previous ?? null };
  return bearingOf(readClaim(claim, '2024-05-12'), sentence, article)?.bearing ?? null;
}

describe('bearingOf', () => {
  it.each([
    ['the same words', 'Ada Lund opened the mill.', 'Ada Lund opened the mill.'],
    ['more words beside', 'Ada Lund opened the mill.', 'On Monday Ada Lund, 44, opened the old mill of Orn.'],
    ['other forms', 'Ada Lund has bought the mills.', 'Ada Lund bought the mill.'],
    ['an equal number', 'The Orn mill cost £3 million.', 'The Orn mill cost 3 million pounds.'],
    ['a number within bounds', 'The Orn mill has more than 100 rooms.', 'The Orn mill has 120 rooms.'],
    ['the same day', 'Ada Lund resigned on 6 May.', 'Ada Lund resigned on Monday.'],
    ['the same “not”', 'Ada Lund did not resign.', 'Ada Lund did not resign.'],
    ['the same plan', 'Ada Lund plans to close the mill.', 'Ada Lund plans to close the mill in June.'],
  ])('supports: %s', (_, claim, text) => {
    expect(bearing(claim, text)).toBe('supports');
  });

  it.each([
    ['another number', 'The Orn mill has 120 rooms.', 'The Orn mill has 140 rooms.'],
    ['another score', 'Orn Rovers beat Tarn Town 3–1.', 'Orn Rovers beat Tarn Town 2–1.'],
    ['another year of what happens once', 'Ada Lund was born in 1970.', 'Ada Lund was born in 1971.'],
    ['a “not” more', 'Ada Lund resigned.', 'Ada Lund did not resign.'],
    ['a “not” less', 'Ada Lund did not resign.', 'Ada Lund resigned on Monday.'],
    ['fewer than claimed', 'The Orn mill has more than 400 rooms.', 'The Orn mill has 120 rooms.'],
  ])('differs: %s', (_, claim, text) => {
    expect(bearing(claim, text)).toBe('differs');
  });

  it.each([
    ['roles the other way round', 'Ada Lund sued Bo Reed.', 'Bo Reed sued Ada Lund.'],
    ['what is suffered', 'Ada Lund sued.', 'Ada Lund was sued.'],
    ['somebody near the name', 'Ada Lund resigned.', "Ada Lund's deputy resigned."],
    ['somebody of the name', 'Lund resigned.', 'The deputy of Lund resigned.'],
    ['a second subject', 'Ada Lund resigned.', 'Ada Lund opened the mill and Bo Reed resigned.'],
    ['a longer name', 'Tarn won the cup.', 'Tarn Aero won the cup.'],
    ['a plan', 'Ada Lund closed the mill.', 'Ada Lund plans to close the mill.'],
    ['what may be', 'Ada Lund closed the mill.', 'Ada Lund may have closed the mill.'],
    ['an order', 'Ada Lund paid a fine.', 'The court told Ada Lund to pay a fine.'],
    ['a denial', 'Ada Lund took money.', 'Ada Lund denied that she took money.'],
    ['a rumour', 'Ada Lund has resigned.', 'Rumours that Ada Lund has resigned are false.'],
    ['another paper', 'Ada Lund resigned.', 'The weekly Lantern reported that Ada Lund resigned.'],
    ['words of somebody unnamed', 'Ada Lund was cheated.', 'Ada Lund, it said, was cheated.'],
    ['a question', 'Ada Lund resigned.', 'Ada Lund resigned?'],
    ['a condition', 'Ada Lund resigned.', 'If Ada Lund resigned, the mill would close.'],
    ['a part', 'The Orn mill lost workers.', 'The Orn mill lost some workers.'],
    ['more than a number', 'The Orn mill has 120 rooms.', 'The Orn mill has more than 100 rooms.'],
    [
      'one end of a range',
      'The Orn mill has between 10 and 90 rooms.',
      'The Orn mill has between 40 and 90 rooms.',
    ],
    ['points, not percent', 'Orn Party gained 4 percent.', 'Orn Party gained 4 percentage points.'],
    ['another currency', 'The Orn mill cost 3 million dollars.', 'The Orn mill cost 3 million pounds.'],
    ['another noun', 'The Orn mill has 120 rooms.', 'The Orn mill has 120 doors.'],
    ['another year of what recurs', 'Orn Rovers won in 2019.', 'Orn Rovers won in 2021.'],
    ['no year', 'Ada Lund resigned in 2019.', 'Ada Lund resigned.'],
    ['another tense', 'Ada Lund is the mayor.', 'Ada Lund was the mayor.'],
    ['not yet', 'Ada Lund resigned.', 'Ada Lund has not resigned yet.'],
    ['shall not', 'Ada Lund will resign.', 'Ada Lund will not resign.'],
    ['a comparison turned round', 'Orn is larger than Tarn.', 'Tarn is larger than Orn.'],
    ['his and her', 'The views are his own here.', 'The views are her own here.'],
    ['what is said of oneself', 'I opened the Orn mill.', 'I opened the Orn mill.'],
    ['what points back', 'She opened the Orn mill.', 'She opened the Orn mill.'],
    ['somebody’s words', '“Ada Lund opened the mill.”', '“Ada Lund opened the mill.”'],
    ['no verb', 'Members of the Orn council.', 'Members of the Orn council.'],
    ['nobody named', 'No cause of death was given.', 'No cause of death was given.'],
  ])('decides nothing: %s', (_, claim, text) => {
    expect(bearing(claim, text)).toBeNull();
  });

  it('takes who and where from the sentence before, where that names one', () => {
    const previous = 'Ada Lund was born in Orn.';
    expect(bearing('Ada Lund never won the Tarn Prize.', 'She never won the Tarn Prize.', { previous })).toBe(
      'supports',
    );
    const two = 'Ada Lund met Bo Reed.';
    expect(
      bearing('Ada Lund never won the Tarn Prize.', 'She never won the Tarn Prize.', { previous: two }),
    ).toBeNull();
  });

  it('takes a surname for the whole name where the article gives it', () => {
    expect(
      bearing('Ada Lund opened the mill.', 'Lund opened the mill.', { rest: 'Ada Lund was glad.' }),
    ).toBe('supports');
    expect(
      bearing('Ada Lund opened the mill.', 'Lund opened the mill.', { rest: 'Bo Lund was glad.' }),
    ).toBeNull();
  });

  it('compares English only', () => {
    expect(
      bearing('Ada Lund ist Pilot in Orn.', 'Ada Lund ist Pilot in Orn.', { language: 'de' }),
    ).toBeNull();
  });
});
