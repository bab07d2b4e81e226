// Replaces the archive in a folder, and dies by SIGKILL after so many steps.
import {
  finishReplacing,
  replaceArchive,
} from '../../../../dist/src/archive/embedded/backup/replace-archive.js';

const [, , folder, keepIn, steps] = process.argv;
let left = Number(steps);
const afterStep = () => {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
};
if (keepIn === '--finish') await finishReplacing(folder, afterStep);
else await replaceArchive(folder, keepIn || null, afterStep);
