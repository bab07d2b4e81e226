import { join } from 'node:path';
import { projectFolder } from '../project-folder.js';
import type { KnownProfile } from './known-profile.js';
import { multilingualProfiles } from './multilingual-profiles.js';

export const shippedModelName = 'all-MiniLM-L6-v2';

/**
 * Models whose settings Dateline knows, by the value of `DATELINE_MODEL`. The first comes with the project and is
 * measured (data/model/NOTICE.md); the others are fetched from a hub.
 */
export const knownProfiles: ReadonlyMap<string, KnownProfile> = new Map<string, KnownProfile>([
  [
    shippedModelName,
    {
      source: { kind: 'folder', path: join(projectFolder, 'data', 'model', shippedModelName) },
      dtype: 'q8',
      pooling: 'mean',
      dimension: 384,
      questionPrefix: '',
      passagePrefix: '',
      // Trained on 128 tokens; 256 is the length its authors set for use.
      maximumTokens: 256,
      checksums: {
        'config.json': '953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41',
        'tokenizer.json': 'be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037',
        'tokenizer_config.json': 'acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b',
        'onnx/model_quantized.onnx': '72901820fded08df7069369f52cc4042153d4d1cfd5acb7e2ca5be8c4842ce7f',
      },
    },
  ],
  ...multilingualProfiles,
]);
