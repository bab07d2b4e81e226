import type { Damage } from '../archive/damage.js';
import { damagedModelFiles } from '../embedding/damaged-model-files.js';
import type { ModelProfile } from '../embedding/model-profile.js';
import { damagedProjectFiles } from '../project-files.js';

/** What is wrong with the files that come with the program: the model, the weights, the starter articles, the citation styles. */
export async function verifyProgram(profile: ModelProfile): Promise<readonly Damage[]> {
  const damaged = [...(await damagedModelFiles(profile)), ...damagedProjectFiles()];
  return damaged.map(({ path, problem }) => ({ collection: '*', where: path, problem }));
}
