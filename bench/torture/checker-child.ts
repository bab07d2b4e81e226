import { checkArchive, type CheckRequest } from './check-archive.js';

process.on('message', (request: CheckRequest) => {
  void checkArchive(request).then((verdict) => process.send?.(verdict));
});
process.on('disconnect', () => process.exit(0));
