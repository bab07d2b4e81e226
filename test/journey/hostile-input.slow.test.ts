import { describe } from 'vitest';
import { fuzzEverything } from './interactions/fuzz.js';

const seeds = Array.from({ length: 12 }, (_, index) => 100 + index);

describe('in a server', () => fuzzEverything('server', { seeds, everyParameter: 1 }));
describe('in direct messages', () => fuzzEverything('direct message', { seeds, everyParameter: 1 }));
