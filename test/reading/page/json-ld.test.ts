import { describe, expect, test } from 'vitest';
import { readLinkedData } from '../../../src/reading/page/json-ld.js';

const article = { '@type': 'NewsArticle', headline: 'Bridge', datePublished: '2024-05-03' };

describe('readLinkedData', () => {
  test.each([
    ['alone', article],
    ['in an array', [{ '@type': 'WebSite' }, article]],
    ['in a graph', { '@graph': [{ '@type': 'Person' }, article] }],
    ['as main entity', { '@type': 'WebPage', mainEntity: article }],
    ['several types', { ...article, '@type': ['CreativeWork', 'NewsArticle'] }],
    ['a type as address', { ...article, '@type': 'https://schema.org/NewsArticle' }],
    ['a reportage', { ...article, '@type': 'ReportageNewsArticle' }],
  ])('finds an article %s', (_name, data) => {
    expect(readLinkedData([JSON.stringify(data)])?.facts).toMatchObject({
      title: 'Bridge',
      publishedAt: '2024-05-03',
    });
  });

  test.each([
    ['a name', 'Ana Vale', ['Ana Vale']],
    ['a person', { name: 'Ana Vale' }, ['Ana Vale']],
    ['several', [{ name: 'Ana Vale' }, 'Ivo Marsh'], ['Ana Vale', 'Ivo Marsh']],
    ['one elsewhere in the graph', { '@id': '#a' }, ['Ola Brandt']],
    ['nobody', null, []],
    ['a number', 7, []],
    ['a person of several names', [{ name: ['Ana Vale', 'Ivo Marsh'] }], ['Ana Vale', 'Ivo Marsh']],
    ['a list within', { '@list': [{ name: 'Ana Vale' }, 'Ivo Marsh'] }, ['Ana Vale', 'Ivo Marsh']],
  ])('author: %s', (_name, author, expected) => {
    const data = {
      '@graph': [
        { '@id': '#a', '@type': 'Person', name: 'Ola Brandt' },
        { ...article, author },
      ],
    };
    expect(readLinkedData([JSON.stringify(data)])?.facts.authors).toEqual(expected);
  });

  test.each([
    ['nothing', []],
    ['broken JSON', ['{"@type":"NewsArticle"']],
    ['no article', ['{"@type":"Person","name":"x"}']],
    ['a number', ['7']],
    ['null', ['null']],
    ['nested without end', [`${'['.repeat(2_000)}${']'.repeat(2_000)}`]],
  ])('nothing in %s', (_name, blocks) => {
    expect(readLinkedData(blocks)).toBeNull();
  });

  test('a broken block does not hide a whole one', () => {
    expect(readLinkedData(['{', JSON.stringify(article)])?.facts.title).toBe('Bridge');
  });

  test.each([
    [false, false],
    ['False', false],
    [true, true],
    ['true', true],
    [undefined, true],
  ])('isAccessibleForFree %j is %s', (value, isFree) => {
    expect(readLinkedData([JSON.stringify({ ...article, isAccessibleForFree: value })])?.isFree).toBe(isFree);
  });
});
