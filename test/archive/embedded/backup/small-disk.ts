import { execFileSync } from 'node:child_process';
import { closeAfterwards } from '../temporary-collection.js';

/** Whether this process may mount a small disk of its own, as root in Linux may. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0 && tryMount();

function tryMount(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', '/mnt'], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

/** Makes an empty folder a disk of its own until the test is over. The returned function makes it larger or smaller. */
export function mountSmallDisk(folder: string, kilobytes: number): (kilobytes: number) => void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder]);
  closeAfterwards({
    close: async () => {
      execFileSync('umount', ['--lazy', folder]);
    },
  });
  return (size) => {
    execFileSync('mount', ['-o', `remount,size=${size}k`, folder]);
  };
}
