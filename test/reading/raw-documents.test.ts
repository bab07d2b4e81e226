import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../../src/project-folder.js';
import { boilerplateRule } from '../../src/reading/report/boilerplate.js';
import { splitPassages } from '../../src/reading/passages/passages.js';
import { readRawArticle } from '../../src/reading/report/raw-article.js';

/** Raw documents that are not part of the project and lie beside it where it is developed. */
const folder = join(projectFolder, '..', 'shared', 'seeds');

/** What each document must give, by the number it begins with. */
const expected = [
  {
    number: '000',
    facts: { title: null, outlet: null, authors: [], publishedAt: null },
    present: ['Hakan Fidan in Ankara', 'preventing ISIS and the PKK', 'inside Ankara airport', 'in 2020'],
    absent: ['charges former Syrian prison official', 'Chartered flight from Lebanon brings'],
    first: 'US Secretary of State',
  },
  {
    number: '001',
    facts: { title: null, outlet: null, authors: [], publishedAt: null },
    present: ['combating IS and the', 'Samir Ousman Alsheikh', '318 nationals'],
    absent: [
      'Follow us',
      'Read:',
      'The Path Ahead',
      'Call to Action',
      'Commitment to Stability',
      'Accountability in Syria',
    ],
    first: 'The United States has emphasized',
  },
  {
    number: '002',
    facts: { title: null, outlet: null, authors: ['Shaun TANDON'], publishedAt: '2024-12-13' },
    present: ['more than an hour', '12th visit'],
    absent: ['Copyright', 'TANDON', 'of Gaza truce', 'date 2024'],
    first: 'US Secretary of State',
  },
  {
    number: '003',
    facts: { title: null, outlet: null, authors: [], publishedAt: null },
    present: ['Mr. Erdogan said', 'Faik Bulut'],
    absent: ['ANKARA –'],
    first: 'U.S. Secretary of State',
  },
  {
    number: '004',
    facts: { outlet: 'Axadle international', authors: [], publishedAt: '2024-10-01' },
    present: ['87 members', 'late September 2025', 'Nuh Yilmaz'],
    absent: ['Edited by', 'Monitoring', 'Calls for Enhanced'],
    first: 'On Monday, US Secretary',
  },
] as const;

describe.skipIf(!existsSync(folder))('raw documents (skipped where ../shared/seeds is missing)', () => {
  test.each(expected)('document $number', ({ number, facts, present, absent, first }) => {
    const name = readdirSync(folder).find((file) => file.startsWith(number)) ?? '';
    const article = readRawArticle(readFileSync(join(folder, name), 'utf8'));
    expect(article.facts).toMatchObject(facts);
    expect(article.text.startsWith(first)).toBe(true);
    const passages = splitPassages(article.text);
    const quotable = passages.map(({ start, end }) => article.text.slice(start, end)).join('\n');
    for (const words of present) expect(quotable).toContain(words);
    for (const words of absent) expect(quotable).not.toContain(words);
    for (const paragraph of quotable.split(/\n+/)) expect(boilerplateRule(paragraph)).toBeNull();
  });

  test('the one headline is the title', () => {
    const name = readdirSync(folder).find((file) => file.startsWith('004')) ?? '';
    const { title } = readRawArticle(readFileSync(join(folder, name), 'utf8')).facts;
    expect(title).toMatch(/^US Official Blinken Cautions .* Enhanced Countermeasures$/);
  });
});
