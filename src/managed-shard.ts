import type { Config } from './config.js';
import { LentEmbedder, wayToParent } from './embedding/lent/lent-embedder.js';
import { resolveModelProfile } from './embedding/resolve-model-profile.js';

/** Whether this process is one of several shards that another process manages: discord.js says so to those that it starts. */
export const isManagedShard = process.env['SHARDING_MANAGER'] === 'true';

/** An embedder of the process that manages this one, without which it has nothing to do. */
export function embedderOfManager({ model }: Config): LentEmbedder {
  const embedder = new LentEmbedder(resolveModelProfile(model), wayToParent());
  process.once('disconnect', () => {
    void embedder.close();
    process.kill(process.pid, 'SIGTERM');
  });
  return embedder;
}
