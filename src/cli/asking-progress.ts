import { SingleBar } from 'cli-progress';
import { tell } from './output.js';

/** Without a terminal, a plain line of progress every so many questions. */
const lineEvery = 250;

/** How many questions have been asked: a bar on a terminal, plain lines otherwise; on standard error. */
export class AskingProgress {
  readonly #total: number;
  readonly #bar: SingleBar | null;
  #done = 0;

  constructor(total: number) {
    this.#total = total;
    this.#bar = process.stderr.isTTY
      ? new SingleBar({
          format: '{bar} {value}/{total} questions · {eta_formatted} left',
          stream: process.stderr,
          hideCursor: true,
        })
      : null;
    this.#bar?.start(total, 0);
  }

  advance(): void {
    this.#done += 1;
    this.#bar?.update(this.#done);
    if (!this.#bar && this.#done % lineEvery === 0) tell(`${this.#done} of ${this.#total} questions asked`);
  }

  stop(): void {
    this.#bar?.stop();
  }
}
