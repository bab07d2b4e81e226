import { asError, SetupError } from '../../errors.js';
import type { Embedder } from '../embedder.js';
import { embedCallSchema, vectorToText, type EmbedCall, type MessageWay } from './lent-messages.js';

/**
 * Embeds for another process of this machine, so that one set of models serves all. Questions of every process overtake passages
 * of every process. @returns ends it: what is under way is broken off
 */
export function lendEmbedder(embedder: Embedder, way: MessageWay): () => void {
  const underWay = new Map<number, AbortController>();
  const stop = way.listen((message) => {
    const call = embedCallSchema.safeParse(message).data;
    if (!call) return;
    if (call.method === 'cancel') {
      underWay.get(call.id)?.abort(new Error('It is not wanted any more.'));
      return;
    }
    void answer(call);
  });
  async function answer(call: EmbedCall): Promise<void> {
    const end = new AbortController();
    const { id } = call;
    underWay.set(id, end);
    try {
      const vectors = await embed(call, embedder, end.signal);
      way.send({ dateline: 'embedded', id, vectors: vectors.map(vectorToText), error: null });
    } catch (thrown) {
      const error = { message: asError(thrown).message, isSetup: thrown instanceof SetupError };
      way.send({ dateline: 'embedded', id, vectors: [], error });
    } finally {
      underWay.delete(id);
    }
  }
  return () => {
    stop();
    for (const end of underWay.values()) end.abort(new Error('The process that embeds is ending.'));
  };
}

async function embed(
  { method, texts }: EmbedCall,
  embedder: Embedder,
  signal: AbortSignal,
): Promise<readonly Float32Array[]> {
  if (method === 'passages') return embedder.embedPassages(texts, signal);
  if (method === 'question') return [await embedder.embedQuestion(texts[0] ?? '')];
  await embedder.ready();
  return [];
}
