import { freemem, totalmem } from 'node:os';
import { hint, ok, type Check } from './finding.js';

const name = 'memory';
const megabyte = 2 ** 20;
/** The main process with an archive of some size, and one process that embeds. */
const comfortableMegabytes = 600;

/** Whether there is memory for Dateline and its child processes. @param embedders how many embed, at most */
export function checkMemory(embedders: number): Check {
  return {
    name,
    async run() {
      const limit = process.constrainedMemory?.() ?? 0;
      const isLimited = limit > 0 && limit < totalmem();
      const free = Math.floor(freemem() / megabyte);
      const says = `${free} MB are free${isLimited ? `, of a limit of ${Math.floor(limit / megabyte)} MB` : ''}; ${embedders} ${embedders === 1 ? 'process embeds' : 'processes embed'} at most`;
      if (free >= comfortableMegabytes) return [ok(name, says)];
      const fix = 'End other programs, or have one process embed only: DATELINE_EMBEDDERS=1 in .env.';
      return [hint(name, `Only ${says}.`, fix)];
    },
  };
}
