import { describe, expect, test } from 'vitest';
import { readRawArticle } from '../../../src/reading/report/raw-article.js';

const body = [
  'The council of Delvona agreed on Tuesday to build a second bridge over the Orn.',
  'Work begins in spring, the mayor said.',
].join('\n\n');
const none = { title: null, outlet: null, authors: [], publishedAt: null, modifiedAt: null, url: null };

describe('readRawArticle', () => {
  test('a bare text: nothing is invented', () => {
    expect(readRawArticle(body)).toEqual({ facts: none, text: body });
  });

  test('a date glued to a caption with its credit, then a by-line', () => {
    const head =
      ' date 2024-05-03 Ola Brandt greets dock workers - Copyright POOL/AFP MIRA LUND-HOLM\n\nIvo MARSH\n\n';
    expect(readRawArticle(head + body)).toEqual({
      facts: { ...none, publishedAt: '2024-05-03', authors: ['Ivo MARSH'] },
      text: body,
    });
  });

  test('a date glued to a headline, a credit of the outlet at the end', () => {
    const text = ` date 2024-05-03 Delvona Builds a Second Bridge\n\n${body}\n\nEdited by: Ana Vale\n\nOrnmark international–Monitoring`;
    expect(readRawArticle(text)).toEqual({
      facts: {
        ...none,
        title: 'Delvona Builds a Second Bridge',
        publishedAt: '2024-05-03',
        outlet: 'Ornmark international',
      },
      text: body,
    });
  });

  test('a date glued to prose: no title', () => {
    expect(readRawArticle(` date 2024-05-03 ${body}`)).toEqual({
      facts: { ...none, publishedAt: '2024-05-03' },
      text: body,
    });
  });

  test('labels', () => {
    const head =
      'Title: Second bridge agreed\nSource: Northern Ledger\nDate: 3 May 2024\nAuthor: Ana Vale and Ivo Marsh\nURL: https://ledger.example/bridge\n\n';
    expect(readRawArticle(head + body).facts).toEqual({
      title: 'Second bridge agreed',
      outlet: 'Northern Ledger',
      authors: ['Ana Vale', 'Ivo Marsh'],
      publishedAt: '2024-05-03',
      modifiedAt: null,
      url: 'https://ledger.example/bridge',
    });
  });

  test('headline, by-line, two dates, dateline with an agency', () => {
    const head =
      'Delvona to build a second bridge\n\nBy Ana Vale\n\nPublished 3 May 2024 | Updated 4 May 2024\n\nDELVONA, May 3 (Reuters) - ';
    expect(readRawArticle(head + body)).toEqual({
      facts: {
        ...none,
        title: 'Delvona to build a second bridge',
        outlet: 'Reuters',
        authors: ['Ana Vale'],
        publishedAt: '2024-05-03',
        modifiedAt: '2024-05-04',
      },
      text: body,
    });
  });

  test.each([
    ['QUORVALE, 5 January 2025 - ', '2025-01-05', []],
    ['By Ann Lee, 3 January 2025\n\n', '2025-01-03', ['Ann Lee']],
    ['By Ann Lee, 3 January 2025\n\nQUORVALE, 5 January 2025 - ', '2025-01-03', ['Ann Lee']],
    ['Date: 2 January 2025\n\nQUORVALE, 5 January 2025 - ', '2025-01-02', []],
    ['QUORVALE, 5 January - ', null, []],
  ])('the date in %j', (head, publishedAt, authors) => {
    expect(readRawArticle(head + body)).toEqual({ facts: { ...none, publishedAt, authors }, text: body });
  });

  test('an agency is the outlet only where no other is named', () => {
    const text = `Second bridge for Delvona | Northern Ledger\n\nDELVONA (AP) — ${body}`;
    expect(readRawArticle(text).facts.outlet).toBe('Northern Ledger');
    expect(readRawArticle(`DELVONA (AP) — ${body}`).facts.outlet).toBe('AP');
    expect(readRawArticle(`${body}\n\nAFP`)).toEqual({ facts: { ...none, outlet: 'AFP' }, text: body });
  });

  test.each([
    ['(Reporting by Ana Vale in Delvona and Ivo Marsh; Editing by Ola Brandt)', ['Ana Vale', 'Ivo Marsh']],
    ['Reporting by Ana Vale; editing by Ola Brandt', ['Ana Vale']],
    ['Additional reporting by Ana Vale', []],
    ['Edited by: Ana Vale', []],
    ['Translated by Ana Vale', []],
  ])('the credit %j', (credit, authors) => {
    expect(readRawArticle(`${body}\n\n${credit}`)).toEqual({ facts: { ...none, authors }, text: body });
    expect(readRawArticle(`${body} ${credit}`).text).toBe(
      credit.startsWith('(') ? body : `${body} ${credit}`,
    );
  });

  test('where and when it was printed', () => {
    const { facts, text } = readRawArticle(`${body}\n\nPublished in Morning Orn, May 3rd, 2024`);
    expect(facts).toEqual({ ...none, outlet: 'Morning Orn', publishedAt: '2024-05-03' });
    expect(text).toBe(body);
  });

  test('pointers and credits inside are gone, headings stay', () => {
    const text = body.replace(
      '\n\n',
      '\n\nRead: Ferries return to the Orn\n\nThe cost of it all\n\nAdvertisement\n\n',
    );
    expect(readRawArticle(`${text}\n\nFollow us on Instagram and TikTok for latest updates`).text).toBe(
      body.replace('\n\n', '\n\nThe cost of it all\n\n'),
    );
  });

  test('a known title wins, and its line is left out of the text', () => {
    const text = `Second Bridge Agreed!\n\nBy Ana Vale\n\n${body}`;
    const { facts, text: kept } = readRawArticle(text, { title: 'Second bridge agreed' });
    expect(facts.title).toBe('Second bridge agreed');
    expect(facts.authors).toEqual(['Ana Vale']);
    expect(kept).toBe(body);
  });

  test('a short line after a known title is kept: it may be prose', () => {
    const text = `A town gets its way\n\n${body}`;
    expect(readRawArticle(text, { title: 'Second bridge agreed' }).text).toBe(text);
  });

  test('words of time are no date', () => {
    expect(readRawArticle(`On Friday\n\n${body}`).facts.publishedAt).toBeNull();
    expect(readRawArticle(`DELVONA, Dec 13 – ${body}`).facts.publishedAt).toBeNull();
  });

  test.each(['', '\n\n', 'Advertisement', 'By Ana Vale', '2024-05-03'])('no text in %j', (text) => {
    expect(readRawArticle(text).text).toBe('');
  });
});
