import { describe } from 'vitest';
import { fuzzEverything } from './interactions/fuzz.js';
import type { PlaceKind } from './interactions/place.js';

const seeds = [100];

describe.each<PlaceKind>(['server', 'direct message'])('in a %s', (kind) => {
  fuzzEverything(kind, { seeds, everyParameter: 1 });
});
