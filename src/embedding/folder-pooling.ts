import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SetupError } from '../errors.js';
import { readModelJson } from './model-json.js';
import type { ModelProfile } from './model-profile.js';

/** `pooling_mode` in files of newer versions, a flag for each mode in those of older ones. */
const poolingSchema = z
  .object({ pooling_mode: z.union([z.string(), z.array(z.string())]).optional() })
  .catchall(z.unknown());
const modulesSchema = z.array(z.object({ type: z.string() }));

const modeOfFlag: Readonly<Record<string, string>> = {
  pooling_mode_cls_token: 'cls',
  pooling_mode_mean_tokens: 'mean',
};

/**
 * How a model in a folder makes one vector from those of its tokens: by `1_Pooling/config.json`, where
 * sentence-transformers left one; else the mean.
 * @throws SetupError where it is in a way that Dateline does not compute: its vectors would look right and be wrong.
 */
export function folderPooling(folder: string): ModelProfile['pooling'] {
  refuseDenseLayer(folder);
  const path = join('1_Pooling', 'config.json');
  if (!existsSync(join(folder, path))) return 'mean';
  const { pooling_mode: named, ...rest } = readModelJson(folder, path, poolingSchema);
  const flags = Object.keys(rest).filter((key) => key.startsWith('pooling_mode_') && rest[key] === true);
  const modes = named === undefined ? flags.map((flag) => modeOfFlag[flag] ?? flag) : [named].flat();
  const [mode = 'mean'] = modes;
  if (modes.length <= 1 && (mode === 'mean' || mode === 'cls')) return mode;
  throw new SetupError(
    `The model in ${folder} pools by ${modes.join(' and ')}, and Dateline by "mean" or "cls": set DATELINE_MODEL_POOLING where one of them serves, or DATELINE_MODEL to another.`,
  );
}

function refuseDenseLayer(folder: string): void {
  if (!existsSync(join(folder, 'modules.json'))) return;
  const dense = readModelJson(folder, 'modules.json', modulesSchema).find(({ type }) =>
    type.endsWith('.Dense'),
  );
  if (!dense) return;
  throw new SetupError(
    `The model in ${folder} has a dense layer behind its pooling, which Dateline does not compute: set DATELINE_MODEL to another.`,
  );
}
