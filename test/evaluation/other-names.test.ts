import { describe, expect, it } from 'vitest';
import { withOtherName } from '../../src/evaluation/other-names.js';
import { AliasTable } from '../../src/search/alias-table.js';

const table = new AliasTable([
  ['US', 'United States', 'USA'],
  ['Harbour Workers’ Party', 'HWP'],
  ['November', 'Nov.'],
  ['IS', 'Daesh'],
]);

describe('withOtherName', () => {
  it.each([
    ['What did the U.S. say?', 'What did the United States say?'],
    ['Was the U.S.’s envoy there?', 'Was the United States’s envoy there?'],
    ['Who left the United States’ army?', 'Who left the USA’ army?'],
    ['What did the USA say to the US?', 'What did the US say to the US?'],
    ["What is the HWP's plan?", "What is the Harbour Workers’ Party's plan?"],
    ['Who leads the harbour workers’ party now?', 'Who leads the HWP now?'],
    ['What happened in November 2023?', 'What happened in Nov. 2023?'],
    ['What happened in Nov. 2023?', 'What happened in November 2023?'],
    ['Who fought IS in the US?', 'Who fought Daesh in the US?'],
  ])('%s', (question, other) => {
    expect(withOtherName(question, table)).toBe(other);
  });

  it.each(['Who is with us?', 'DID THE US STRIKE?', 'Who repairs the bridge?', '', '🙂'])(
    'is null where no name stands: %j',
    (question) => {
      expect(withOtherName(question, table)).toBeNull();
    },
  );
});
