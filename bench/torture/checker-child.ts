import { checkArchive, type CheckRequest } from './check-archive.js';
import { checkBackup } from './check-backup.js';

async function check(request: CheckRequest) {
  const verdict = await checkArchive(request);
  const { folder, backups } = request;
  if (!backups) return verdict;
  return { ...verdict, faults: [...verdict.faults, ...(await checkBackup(folder, backups))] };
}

process.on('message', (request: CheckRequest) => {
  void check(request).then((verdict) => process.send?.(verdict));
});
process.on('disconnect', () => process.exit(0));
