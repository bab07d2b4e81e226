import { describe, expect, it } from 'vitest';
import type { Filters } from '../../../src/archive/answer.js';
import { requestKey } from '../../../src/desk/requests/request-key.js';
import { aliasTable } from '../../../src/search/alias-table.js';

const noFilters: Filters = { since: null, until: null, outlet: null };
const aliases = aliasTable([['PKK', "Kurdistan Workers' Party"]]);
const keyOf = (question: string, filters = noFilters, asOf = '2026-03-01') =>
  requestKey(question, filters, asOf, aliases);

describe('the key of a request', () => {
  it.each([
    [
      'capitals, accents and marks',
      'When does the Türkiye summit begin?',
      'when does the TURKIYE summit begin',
    ],
    ['endings and everyday words', 'When does the bridge open?', 'When will the bridges be opened?'],
    ['names of the same', 'Who leads the PKK?', "Who leads the Kurdistan Workers' Party?"],
    ['nothing but everyday words', 'Who is it?', 'who  is it'],
  ])('is the same for what differs in %s', (_name, one, other) => {
    expect(keyOf(one)).toBe(keyOf(other));
  });

  it.each([
    ['who did it to whom', 'Did Anna sue Ben?', 'Did Ben sue Anna?'],
    ['what kind of thing is asked', 'When was the mill sold?', 'Who sold the mill?'],
    ['a number', 'Who won in 2022?', 'Who won in 2024?'],
    ['a single digit', 'When did Apollo 8 land?', 'When did Apollo 9 land?'],
    ['a word', 'When does the bridge open?', 'When does the harbour bridge open?'],
  ])('is another where it differs in %s', (_name, one, other) => {
    expect(keyOf(one)).not.toBe(keyOf(other));
  });

  it('heeds what the search was narrowed to', () => {
    const question = 'When does the bridge open?';
    expect(keyOf(question, { ...noFilters, outlet: 'Reuters' })).not.toBe(keyOf(question));
    expect(keyOf(question, { ...noFilters, outlet: 'reuters' })).toBe(
      keyOf(question, { ...noFilters, outlet: 'Reuters' }),
    );
    expect(keyOf(question, { ...noFilters, since: '2026-01-01' })).not.toBe(keyOf(question));
  });

  it('heeds the day only where words count from it', () => {
    expect(keyOf('Who resigned this week?')).not.toBe(
      keyOf('Who resigned this week?', noFilters, '2026-05-01'),
    );
    expect(keyOf('Who resigned in May 2024?')).toBe(
      keyOf('Who resigned in May 2024?', noFilters, '2026-05-01'),
    );
  });

  it('holds none of its words', () => {
    expect(keyOf('Who leads the PKK?')).toMatch(/^[0-9a-f]{64}$/);
  });
});
