import { describe } from 'vitest';
import { fuzzEverything } from './interactions/fuzz.js';
import type { PlaceKind } from './interactions/place.js';

const seeds = Array.from({ length: 2 }, (_, index) => 100 + index);

describe.each<PlaceKind>(['server', 'direct message'])('in a %s', (kind) => {
  fuzzEverything(kind, { seeds, everyParameter: 1 });
});
