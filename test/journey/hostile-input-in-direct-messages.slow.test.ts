import { describe } from 'vitest';
import { fuzzEverything } from './interactions/fuzz.js';

const seeds = Array.from({ length: 4 }, (_, index) => 100 + index);

describe('in a direct message', () => {
  fuzzEverything('direct message', { seeds, everyParameter: 1 });
});
