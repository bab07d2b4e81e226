import { SingleBar } from 'cli-progress';
import { countOf } from '../count-of.js';
import { countJsonLines } from './json-lines.js';
import { tell } from './output.js';

/** Without a terminal, a plain line of progress every so often. */
const lineEveryMs = 5_000;

/** Progress of an import: a bar on a terminal, plain lines otherwise; on standard error. */
export class ImportProgress {
  readonly #total: number;
  readonly #bar: SingleBar | null;
  readonly #started = performance.now();
  #done = 0;
  #lastLine = performance.now();

  private constructor(total: number, bar: SingleBar | null) {
    this.#total = total;
    this.#bar = bar;
  }

  /** Counts the lines of the file first, so that the end is known. */
  static async start(file: string): Promise<ImportProgress> {
    const total = await countJsonLines(file);
    if (total === 0) tell(`The file "${file}" holds no line.`);
    const bar =
      process.stderr.isTTY && total > 0
        ? new SingleBar({
            format: '{bar} {value}/{total} articles · {rate} passages/s · {eta_formatted} left',
            stream: process.stderr,
            hideCursor: true,
            etaBuffer: 50,
          })
        : null;
    bar?.start(total, 0, { rate: '–' });
    return new ImportProgress(total, bar);
  }

  advance({ passages }: { readonly passages: number }): void {
    this.#done += 1;
    const now = performance.now();
    const rate = Math.round(passages / Math.max(0.001, (now - this.#started) / 1_000));
    this.#bar?.update(this.#done, { rate });
    if (this.#bar || now - this.#lastLine < lineEveryMs) return;
    this.#lastLine = now;
    tell(`${this.#done} of ${countOf(this.#total, 'article')}, ${countOf(rate, 'passage')} a second`);
  }

  /** A line for the person, below the bar. */
  say(text: string): void {
    tell(this.#bar ? `\n${text}` : text);
  }

  stop(): void {
    this.#bar?.stop();
  }
}
