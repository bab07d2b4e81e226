import { describeArchive } from '../contracts/archive.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import { sampleDimension } from './sample-articles.js';

describeArchive('in memory', async () => {
  const archive = new MemoryArchive(sampleDimension);
  return { archive, dispose: () => archive.close() };
});
