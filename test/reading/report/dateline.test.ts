import { describe, expect, test } from 'vitest';
import { findDateline } from '../../../src/reading/report/dateline.js';

describe('findDateline', () => {
  test.each([
    ['DELVONA – The bridge is open.', 'The bridge is open.', null],
    ['DELVONA — The bridge is open.', 'The bridge is open.', null],
    ['NEW ORN - The bridge is open.', 'The bridge is open.', null],
    ['DELVONA (AP) — The bridge is open.', 'The bridge is open.', 'AP'],
    ['DELVONA, Mont. (AP) — The bridge is open.', 'The bridge is open.', 'AP'],
    ['DELVONA, Dec 13 (Reuters) - The bridge is open.', 'The bridge is open.', 'Reuters'],
    ['Delvona, Dec. 13, 2024 (AFP) – The bridge is open.', 'The bridge is open.', 'AFP'],
    ['DELVONA, Norland — The bridge is open.', 'The bridge is open.', null],
    ['DELVONA, December 13. /TASS/. The bridge is open.', 'The bridge is open.', 'TASS'],
    ['CNN — The bridge is open.', 'The bridge is open.', 'CNN'],
    ['(CNN) — The bridge is open.', 'The bridge is open.', 'CNN'],
    ['Delvona (CNN) — The bridge is open.', 'The bridge is open.', 'CNN'],
    ['Delvona CNN — The bridge is open.', 'The bridge is open.', 'CNN'],
    ['DELVONA – “It is open,” he said.', '“It is open,” he said.', null],
    ['DELVONA: The bridge is open.', 'The bridge is open.', null],
    ['DELVONA -- 13 people crossed.', '13 people crossed.', null],
  ])('%j', (paragraph, prose, agency) => {
    const dateline = findDateline(paragraph, ['It is new.']);
    expect(paragraph.slice(dateline?.length ?? 0)).toBe(prose);
    expect(dateline?.agency).toBe(agency);
  });

  test.each([
    ['QUORVALE, 5 January 2025 - The bridge is open.', '2025-01-05'],
    ['QUORVALE, Norland, January 5, 2025 – The bridge is open.', '2025-01-05'],
    ['Quorvale, Jan. 5, 2025 (AFP) – The bridge is open.', '2025-01-05'],
    ['QUORVALE, 5 de enero de 2025 — The bridge is open.', '2025-01-05'],
    ['QUORVALE, 5 January - The bridge is open.', null],
    ['QUORVALE, Dec 13 (Reuters) - The bridge is open.', null],
    ['QUORVALE – The bridge opens on 5 January 2025.', null],
  ])('the date of %j', (paragraph, publishedAt) => {
    expect(findDateline(paragraph, [])?.publishedAt).toBe(publishedAt);
  });

  test.each([
    'NATO — the alliance of the west — said no.',
    'The bridge — The Long One — is open.',
    'Reuters could not reach him.',
    'AP reporters saw the bridge.',
    'U.S. officials said no.',
    'The BBC - The corporation said.',
    'CORRECTION: The bridge is shut.',
    'Delvona – The bridge is open.',
  ])('%j has none', (paragraph) => {
    expect(findDateline(paragraph, [])).toBeNull();
  });

  test('a transcript has speakers, no dateline', () => {
    expect(findDateline('BRANDT: The bridge is open.', ['VALE: Since when?'])).toBeNull();
  });
});
