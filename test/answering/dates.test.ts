import { describe, expect, it } from 'vitest';
import { parseDay, parseFilters } from '../../src/answering/dates.js';

describe('parseDay', () => {
  it('takes a day', () => expect(parseDay(' 2024-02-29 ', 'since')).toBe('2024-02-29'));

  it.each(['2023-02-29', '13.12.2024', 'yesterday', '2024-13-01', ''])(
    'refuses "%s", naming the option',
    (text) => {
      expect(() => parseDay(text, 'since')).toThrow(/^since ".*" is no date/);
    },
  );
});

describe('parseFilters', () => {
  it('leaves out what is not given', () => {
    expect(parseFilters({ since: null, outlet: ' Reuters ' })).toEqual({
      since: null,
      until: null,
      outlet: 'Reuters',
    });
  });

  it('refuses since after until', () => {
    expect(() => parseFilters({ since: '2024-02-01', until: '2024-01-01' })).toThrow(
      /since 2024-02-01 lies after until 2024-01-01/,
    );
  });
});
