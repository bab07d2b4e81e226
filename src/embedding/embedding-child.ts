import { setImmediate } from 'node:timers/promises';
import { asError, SetupError } from '../errors.js';
import { tellParent } from '../tell-parent.js';
import type { EmbeddingReport, EmbeddingRequest } from './embedding-messages.js';
import type { ModelProfile } from './model-profile.js';
import { loadSentenceEncoder, type SentenceEncoder } from './sentence-encoder.js';

type Embed = Extract<EmbeddingRequest, { kind: 'embed' }>;

let encoder: SentenceEncoder | null = null;
let working = false;
const urgent: Embed[] = [];
const bulk: Embed[] = [];

process.on('message', (request: EmbeddingRequest) => {
  if (request.kind === 'load') void load(request.profile);
  else {
    (request.urgent ? urgent : bulk).push(request);
    void work();
  }
});
// A terminal sends Ctrl-C, and a service manager its stop, to the whole group: work under way still needs this process.
// It ends when the main process lets go of it, or is gone.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
process.on('disconnect', () => process.exit(0));

async function load(profile: ModelProfile): Promise<void> {
  try {
    encoder = await loadSentenceEncoder(profile, (path, bytes) => report({ kind: 'fetching', path, bytes }));
    report({ kind: 'loaded' });
  } catch (thrown) {
    report({
      kind: 'load-failed',
      setup: thrown instanceof SetupError,
      message: asError(thrown).message,
    });
  }
}

/** One text at a time. Between two the channel is read, so that a question waits for one passage at most. */
async function work(): Promise<void> {
  if (working || !encoder) return;
  working = true;
  for (let next = urgent.shift() ?? bulk.shift(); next; next = urgent.shift() ?? bulk.shift()) {
    try {
      report({ kind: 'embedded', id: next.id, vector: await encoder.encode(next.text) });
    } catch (thrown) {
      report({ kind: 'failed', id: next.id, message: asError(thrown).message });
    }
    await setImmediate();
  }
  working = false;
}

function report(content: EmbeddingReport): void {
  tellParent(content);
}
