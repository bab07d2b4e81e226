import { describe } from 'vitest';
import { fuzzEverything } from './interactions/fuzz.js';

const seeds = Array.from({ length: 4 }, (_, index) => 100 + index);

describe('in a server', () => {
  fuzzEverything('server', { seeds, everyParameter: 1 });
});
