import { fuzzEverything } from './interactions/fuzz.js';

fuzzEverything('server', { seeds: [1], everyParameter: 12 });
