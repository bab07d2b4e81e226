import { readDeeds, type Operation } from './deed.js';
import type { Random } from './random.js';
import type { Recording } from './recording.js';

/** Moments right after something was acknowledged are the ones that matter most. */
const afterAcknowledgement = 0.5;

interface Stretch {
  readonly operation: Operation;
  /** Number of changes that were made before it began, and before it was done. */
  readonly start: number;
  readonly end: number;
}

/** After how many changes power is cut, in order: during each kind of operation as often as during each other. */
export function momentsOf(recording: Recording, cuts: number, random: Random): readonly number[] {
  const { acknowledged, stretches } = readMoments(recording);
  const operations = [...new Set(stretches.map(({ operation }) => operation))];
  return Array.from({ length: cuts }, () => {
    if (acknowledged.length > 0 && random.isTrue(afterAcknowledgement)) return random.pick(acknowledged);
    const operation = random.pick(operations);
    const { start, end } = random.pick(stretches.filter((stretch) => stretch.operation === operation));
    return start + random.below(end - start + 1);
  }).toSorted((one, other) => one - other);
}

function readMoments({ changes }: Recording) {
  const acknowledged: number[] = [];
  const stretches: Stretch[] = [];
  let deedsFile = '';
  let start = 0;
  for (const [index, change] of changes.entries()) {
    if (change.kind === 'open' && change.path.endsWith('/deeds.jsonl')) deedsFile = change.descriptor;
    if (change.kind !== 'write' || change.descriptor !== deedsFile) continue;
    for (const { what, operation } of readDeeds(change.bytes.toString())) {
      if (what === 'acknowledged') acknowledged.push(index + 1);
      if (what === 'begun') start = index + 1;
      if (what === 'done') stretches.push({ operation, start, end: index + 1 });
    }
  }
  return { acknowledged, stretches };
}
