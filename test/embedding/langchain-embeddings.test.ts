import { afterAll, expect, test } from 'vitest';
import { DatelineEmbeddings } from '../../src/embedding/langchain-embeddings.js';
import { ProcessEmbedder } from '../../src/embedding/process-embedder.js';
import { createLogger } from '../../src/logger.js';
import { shippedProfile } from './shipped-profile.js';

const embedder = new ProcessEmbedder({
  profile: shippedProfile,
  processes: 1,
  logger: createLogger('silent'),
});
afterAll(() => embedder.close());

test('gives plain arrays of numbers, as LangChain wants them', async () => {
  const embeddings = new DatelineEmbeddings(embedder);
  const texts = ['The mill burned down.', 'A fire destroyed the mill.'];
  const documents = await embeddings.embedDocuments(texts);
  expect(documents).toHaveLength(2);
  expect(Array.isArray(documents[0])).toBe(true);
  expect(documents[0]).toEqual(Array.from(await embedder.embedQuestion(texts[0]!)));
  expect(await embeddings.embedQuery(texts[1]!)).toEqual(documents[1]);
  expect(await embeddings.embedDocuments([])).toEqual([]);
});

test('errors of the embedder come through', async () => {
  const closedEmbedder = new ProcessEmbedder({
    profile: shippedProfile,
    processes: 1,
    logger: createLogger('silent'),
  });
  await closedEmbedder.close();
  await expect(new DatelineEmbeddings(closedEmbedder).embedQuery('Late?')).rejects.toMatchObject({
    code: 'shutting-down',
  });
});
