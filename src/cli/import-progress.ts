import { SingleBar } from 'cli-progress';
import { countOf } from '../count-of.js';
import type { ImportSource } from './import-source.js';
import { tell } from './output.js';

/** Without a terminal, a plain line of progress every so often. */
const lineEveryMs = 5_000;

/** Progress of an import: a bar on a terminal, plain lines otherwise; on standard error. */
export class ImportProgress {
  readonly #total: number;
  readonly #unit: string;
  readonly #bar: SingleBar | null;
  readonly #started = performance.now();
  #done = 0;
  #lastLine = performance.now();

  constructor({ total, unit, emptyNote }: ImportSource) {
    this.#total = total;
    this.#unit = unit;
    if (total === 0) tell(emptyNote);
    this.#bar =
      process.stderr.isTTY && total > 0
        ? new SingleBar({
            format: `{bar} {value}/{total} ${unit}s · {rate} passages/s · {eta_formatted} left`,
            stream: process.stderr,
            hideCursor: true,
            etaBuffer: 50,
          })
        : null;
    this.#bar?.start(total, 0, { rate: '–' });
  }

  advance({ passages }: { readonly passages: number }): void {
    this.#done += 1;
    const now = performance.now();
    const rate = Math.round(passages / Math.max(0.001, (now - this.#started) / 1_000));
    this.#bar?.update(this.#done, { rate });
    if (this.#bar || now - this.#lastLine < lineEveryMs) return;
    this.#lastLine = now;
    const leftMs = ((now - this.#started) / this.#done) * (this.#total - this.#done);
    const facts = [
      `${this.#done} of ${countOf(this.#total, this.#unit)}`,
      `${countOf(rate, 'passage')} a second`,
      `about ${durationWords(leftMs)} left`,
    ];
    tell(facts.join(', '));
  }

  /** A line for the person, below the bar. */
  say(text: string): void {
    tell(this.#bar ? `\n${text}` : text);
  }

  stop(): void {
    this.#bar?.stop();
  }
}

/** "40 seconds", "12 minutes", "3 hours". */
export function durationWords(durationMs: number): string {
  const seconds = Math.max(1, Math.round(durationMs / 1_000));
  if (seconds < 100) return countOf(seconds, 'second');
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? countOf(minutes, 'minute') : countOf(Math.round(minutes / 60), 'hour');
}
