import { editDistance } from '../archive/edit-distance.js';
import { knownVariables, readConfig } from '../config.js';
import { SetupError } from '../errors.js';
import { broken, hint, ok, type Check, type Finding } from './finding.js';

const name = 'settings';
const mostEdits = 4;

/** Whether the variables of Dateline can be read, and whether one is set that it does not know. */
export function checkEnvironment(environment: NodeJS.ProcessEnv): Check {
  return {
    name,
    async run() {
      const set = Object.keys(environment).filter((variable) => /^(?:DATELINE|DISCORD)_/.test(variable));
      const unknown = set.filter((variable) => !knownVariables.includes(variable)).map(unknownVariable);
      const wrong = problem(environment);
      if (wrong) return [wrong, ...unknown];
      if (unknown.length > 0) return unknown;
      return [ok(name, set.length === 0 ? 'all as by default' : `read: ${set.sort().join(', ')}`)];
    },
  };
}

function problem(environment: NodeJS.ProcessEnv): Finding | null {
  try {
    readConfig(environment);
    return null;
  } catch (thrown) {
    if (!(thrown instanceof SetupError)) throw thrown;
    return broken(
      name,
      thrown.message,
      'Correct it in .env; the values that it may have stand in .env.example.',
    );
  }
}

function unknownVariable(variable: string): Finding {
  const [nearest] = knownVariables
    .map((known) => ({ known, edits: editDistance(variable, known, mostEdits) }))
    .filter(({ edits }) => edits <= mostEdits)
    .sort((left, right) => left.edits - right.edits);
  const fix = nearest
    ? `If ${nearest.known} is meant, rename it in .env.`
    : 'Take it out of .env; those that are known stand in .env.example.';
  return hint(name, `${variable} is set, and Dateline knows no such variable.`, fix);
}
