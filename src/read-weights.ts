import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './project-folder.js';
import { SetupError, asError } from './errors.js';
import { requireProjectFile } from './project-files.js';

/** The weights that come with the project, as `bench/fit-weights` wrote them. */
export const shippedWeightsFile = join(projectFolder, 'data', 'weights.json');

/**
 * Reads the weights of some signs from a file of weights: one object a section, one number a sign.
 * @throws SetupError naming the file and what is missing in it.
 */
export function readWeights<Sign extends string>(
  file: string,
  section: string,
  signs: readonly Sign[],
): Readonly<Record<Sign, number>> {
  const weights = sectionOf(file, section);
  const missing = signs.filter(
    (sign) => typeof weights[sign] !== 'number' || !Number.isFinite(weights[sign]),
  );
  if (missing.length > 0) {
    throw new SetupError(
      `The file of weights ${file} says no number for ${missing.join(', ')} in "${section}": it is not of this version.`,
    );
  }
  return Object.fromEntries(signs.map((sign) => [sign, weights[sign]])) as Record<Sign, number>;
}

function sectionOf(file: string, section: string): Readonly<Record<string, unknown>> {
  if (file === shippedWeightsFile) requireProjectFile(file);
  try {
    const sections = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, unknown>>;
    return sections[section] ?? {};
  } catch (error) {
    throw new SetupError(`The file of weights ${file} cannot be read (${asError(error).message}).`, {
      cause: error,
    });
  }
}
