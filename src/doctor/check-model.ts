import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelSettings } from '../config.js';
import { SetupError } from '../errors.js';
import { createLogger } from '../logger.js';
import { broken, hint, ok, type Check } from './finding.js';

const name = 'model';
/** A model that takes so long for one question keeps everybody waiting. */
const slowMs = 500;

/** Whether the embedding model is whole, loads, and gives vectors of its length; and how fast. Nothing is fetched for it. */
export function checkModel(settings: ModelSettings): Check {
  return {
    name,
    async run() {
      const [{ resolveModelProfile }, { ProcessEmbedder }] = await Promise.all([
        import('../embedding/resolve-model-profile.js'),
        import('../embedding/process-embedder.js'),
      ]);
      try {
        const profile = resolveModelProfile(settings);
        const { source } = profile;
        if (source.kind === 'hub' && !existsSync(join(source.cacheFolder, ...source.repository.split('/')))) {
          const says = `${profile.name} has not been fetched yet: that happens at the first start.`;
          return [hint(name, says, 'To have it now, type: npm run ask -- "test"')];
        }
        const embedder = new ProcessEmbedder({ profile, processes: 1, logger: createLogger('silent') });
        try {
          const { loadMs, questionMs, length } = await timed(embedder);
          if (length !== profile.dimension) {
            const says = `${profile.name} gives ${length} numbers, and ${profile.dimension} are expected.`;
            return [
              broken(
                name,
                says,
                `Set DATELINE_MODEL_DIMENSION=${length} in .env, or another DATELINE_MODEL.`,
              ),
            ];
          }
          const isKnown = profile.checksums === null ? '' : 'whole by its checksums, ';
          const says = `${profile.name} is ${isKnown}loads in ${(loadMs / 1000).toFixed(1)} s, and takes ${Math.round(questionMs)} ms for a question (${length} numbers)`;
          return [
            questionMs > slowMs
              ? hint(name, `${says}: that is slow.`, 'Is the machine busy? See with: top')
              : ok(name, says),
          ];
        } finally {
          await embedder.close();
        }
      } catch (thrown) {
        if (!(thrown instanceof SetupError)) throw thrown;
        return [
          broken(
            name,
            thrown.message,
            'For the model that comes with Dateline type: git checkout -- data/model',
          ),
        ];
      }
    },
  };
}

async function timed(embedder: {
  ready(): Promise<void>;
  embedQuestion(text: string): Promise<Float32Array>;
}) {
  const startedMs = performance.now();
  await embedder.ready();
  const loadMs = performance.now() - startedMs;
  // The first one warms it up.
  const { length } = await embedder.embedQuestion('Who reopened the bridge?');
  const askedMs = performance.now();
  await embedder.embedQuestion('What did the council of Lindmark decide on Tuesday?');
  return { loadMs, questionMs: performance.now() - askedMs, length };
}
