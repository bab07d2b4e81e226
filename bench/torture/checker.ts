import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from '../../src/project-folder.js';
import type { CheckRequest, Verdict } from './check-archive.js';

const entry = join(projectFolder, 'dist', 'bench', 'torture', 'checker-child.js');

/** Checks archives in a process of its own, since what is damaged might end it: that, too, is a fault. One at a time. */
export class Checker {
  #child: ChildProcess | null = null;

  async check(request: CheckRequest): Promise<Verdict> {
    this.#child ??= fork(entry, [], { execArgv: ['--no-warnings'], serialization: 'advanced' });
    const child = this.#child;
    return new Promise((resolve) => {
      const ended = (code: number | null, signal: string | null): void => {
        this.#child = null;
        const what = `the process that opened the archive ended (${signal ?? code})`;
        resolve({ faults: [{ kind: 'lost', what }], states: {}, isIndexRebuilt: false });
      };
      child.once('exit', ended);
      child.once('message', (verdict: Verdict) => {
        child.off('exit', ended);
        resolve(verdict);
      });
      child.send(request);
    });
  }

  close(): void {
    if (this.#child?.connected) this.#child.disconnect();
    this.#child = null;
  }
}
