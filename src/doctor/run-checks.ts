import { asError } from '../errors.js';
import { broken, type Check, type Finding } from './finding.js';

/** Makes the checks one after the other, and gives what they find as they find it. Never throws: a check that fails is a finding. */
export async function* runChecks(checks: readonly Check[]): AsyncGenerator<Finding> {
  for (const check of checks) yield* await findings(check);
}

async function findings({ name, run }: Check): Promise<readonly Finding[]> {
  try {
    return await run();
  } catch (thrown) {
    // Node's loaders tell on further lines wherever they have looked.
    const [message] = asError(thrown).message.split('\n');
    return [
      broken(
        name,
        `This could not be checked: ${message}`,
        'Mend what the message names, and run this again.',
      ),
    ];
  }
}
