import { fuzzEverything } from './interactions/fuzz.js';

fuzzEverything('direct message', { seeds: [2], everyParameter: 12 });
